/**
 * The pattern of `like`, `ilike` (anywhere in the text), `=like`, `=ilike` (the whole text), with `%` and `_` as in SQL
 * and `\` to take them literally.
 */
export function likePattern(operator: string, text: string): RegExp {
  const body = text.replace(
    /\\([\s\S])|([%_])|([.*+?^${}()|[\]\\/])/g,
    (_all, literal?: string, wild?: string, special?: string) => {
      if (literal !== undefined) return literal.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
      if (wild !== undefined) return wild === '%' ? '[\\s\\S]*' : '[\\s\\S]';
      return `\\${special ?? ''}`;
    },
  );
  const whole = operator.startsWith('=') ? `^${body}$` : body;
  return new RegExp(whole, operator.includes('ilike') ? 'iu' : 'u');
}
