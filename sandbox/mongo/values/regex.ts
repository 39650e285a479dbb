import { MongoFault } from '../errors.js';

/** Syntax that JavaScript reads otherwise than PCRE, or not at all. */
const differs = /\\[AZzGhHNRKQEXCaeg]|\(\?[^:=!<]|[*+?}]\+|\[\[:|\(\*/;

/**
 * A PCRE pattern as JavaScript runs it: `.` stops at `\n` alone, `$` also stands before a last newline.
 * @throws MongoFault for flags and syntax that would match something else here
 */
export function regexOf(source: string, flags: string): RegExp {
  if (/[^imsu]/.test(flags)) throw new MongoFault(51108, `invalid flag in regex options: ${flags}`);
  if (differs.test(source)) throw new MongoFault(51091, `The embedded server does not support this pattern: ${source}`);
  const kept = [...new Set(flags.replaceAll('u', ''))].sort().join('');
  try {
    return new RegExp(translated(source, kept), /[^\0-\x7f]/.test(source) ? `${kept}u` : kept);
  } catch (error) {
    throw new MongoFault(51091, `Regular expression is invalid: ${String(error)}`);
  }
}

function translated(source: string, flags: string): string {
  let inClass = false;
  return source.replace(/\\[\s\S]|[[\].$]/g, (token) => {
    if (token === '[') inClass = true;
    else if (token === ']') inClass = false;
    else if (!inClass && token === '.' && !flags.includes('s')) return '[^\\n]';
    else if (!inClass && token === '$' && !flags.includes('m')) return '(?=\\n?(?![\\s\\S]))';
    return token;
  });
}
