import { plain } from './tokens.js';

/** Numbers as they are spoken, written in figures before anything is read: "one point five million" → "1.5 million". */

const english: Readonly<Record<string, number>> = numbered(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  'twenty thirty forty fifty sixty seventy eighty ninety',
);
const portuguese: Readonly<Record<string, number>> = {
  ...numbered(
    'um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove',
    'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  ),
  ...{ uma: 1, duas: 2, tres: 3, quatorze: 14, dezesseis: 16, dezessete: 17, dezenove: 19, cem: 100, cento: 100 },
  ...{ duzentos: 200, trezentos: 300, quatrocentos: 400, quinhentos: 500, seiscentos: 600, setecentos: 700 },
  ...{ oitocentos: 800, novecentos: 900 },
};

/** Units from one on, then tens from twenty on. */
function numbered(units: string, tens: string): Record<string, number> {
  const of = (words: string, value: (at: number) => number): [string, number][] =>
    words.split(' ').map((word, at) => [word, value(at)]);
  return Object.fromEntries([...of(units, (at) => at + 1), ...of(tens, (at) => 10 * at + 20)]);
}

/** Words of a number in these bounds, as alternatives of a regular expression. */
function between(numbers: Readonly<Record<string, number>>, least: number, most: number): string {
  const words = Object.keys(numbers).filter((word) => (numbers[word] ?? 0) >= least && (numbers[word] ?? 0) <= most);
  return `(?:${words.sort((a, b) => b.length - a.length).join('|')})`;
}

const edge = { start: "(?<![\\p{L}\\p{N}'’-])", end: '(?![\\p{L}\\p{N}]|-(?!\\d))' };
const digit = between(english, 1, 9);
const tens = between(english, 20, 90);
const teens = between(english, 10, 19);
const below100 = `(?:${tens}(?:[ -]${digit}(?! hundred))?|${teens}|${digit})`;
// "Between a hundred and two hundred": two numbers.
const hundreds = `(?:(?:an?|${below100}) )?hundred(?:(?: and)? ${below100}(?! (?:hundred|point)))?`;
const whole = `(?:${hundreds}|${below100})`;
const thousands = `(?:an?|${whole}) thousand (?:and )?${whole}(?! (?:hundred|thousand|million|k|grand))`;
const spoken = new RegExp(
  `${edge.start}(?:${thousands}|${whole})(?: point(?: (?:zero|${digit}))+)?${edge.end}(?! (?:on|to|in)[ -](?:one|${digit})\\b)`,
  'giu',
);
const halves = new RegExp(`${edge.start}(${below100}|\\d+) and a half${edge.end}`, 'giu');
const parts = /(?<![\p{L}\p{N}])(?:(three quarters)|(?:an? )?quarter) of a million(?![\p{L}])/giu;
const halfMore = /(?<![\p{L}\p{N}])(?:an?|one) (million|thousand|billion) and a half(?![\p{L}])/giu;
const years = new RegExp(
  `${edge.start}twenty (${between(english, 20, 30)}(?:[ -]${digit})?)${edge.end}(?! (?:k|thousand|grand|million))`,
  'giu',
);

const ranks: Readonly<Record<string, number>> = Object.fromEntries(
  'fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, at) => [word, at + 5]),
);
const lowRanks: Readonly<Record<string, number>> = {
  ...ranks,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  thirtieth: 30,
};
const rank = Object.keys(lowRanks).join('|');
/** "The twenty-first of September": only beside a month, where it is a day. */
const days = new RegExp(
  `${edge.start}(?:(twenty|thirty)[ -])?(${rank})(?= (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`,
  'giu',
);
const daysAfter = new RegExp(
  `(?<=(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:the )?)(?:(twenty|thirty)[ -])?(${rank})${edge.end}`,
  'giu',
);

const dezena = between(portuguese, 20, 90);
const unidade = between(portuguese, 1, 9);
const ate99 = `(?:${dezena}(?: e ${unidade})?|${between(portuguese, 10, 19)}|${unidade})`;
const centena = `(?:cento|${between(portuguese, 200, 900)})(?: e ${ate99}(?! mil\\b.* mil\\b))?`;
const falado = new RegExp(
  `${edge.start}(?:${centena}|${ate99})(?: vírgula(?: ${unidade})+| virgula(?: ${unidade})+)?${edge.end}`,
  'giu',
);
const meioMais = new RegExp(`${edge.start}(${ate99}|\\d+) (milh(?:ão|ao|ões|oes)) e meio${edge.end}`, 'giu');

/** "Mil e quinhentos". */
const milEMais = new RegExp(`${edge.start}mil e (${centena}|${ate99})${edge.end}`, 'giu');

/** "Over say 20k", "more than, I don't know, 20k": how sure somebody is of a number says nothing. */
const hedged =
  /(?<=(?<![\p{L}])(?:over|above|under|below|than|least|most|between|beyond|exceeding|to|and|top|acima de|abaixo de|mais de|menos de))[ ,]+(?:(?:let['’]?s|let us) say|say|call it|something like|roughly|around|about|i don['’]?t know|dunno|digamos|tipo|sei lá)[ ,]+(?=[€$£]?\d|(?:ten|twenty|thirty|fifty|five|dez|vinte|trinta|cem|cinquenta)(?![\p{L}]))/giu;

/** The sentence with its spoken numbers in figures; what is read as it is, or may be part of a name, stays. */
export function inFigures(sentence: string, isName: (word: string) => boolean): string {
  const named = (words: string): boolean => plain(words).split(/[ -]/).some(isName);
  return sentence
    .replace(parts, (_whole, three?: string) => (three === undefined ? '250 thousand' : '750 thousand'))
    .replace(halfMore, '1.5 $1')
    .replace(halves, (_whole, count: string) => `${String(valueOf(count, english))}.5`)
    .replace(days, (_whole, ten: string | undefined, unit: string) => dayOf(ten, unit))
    .replace(daysAfter, (_whole, ten: string | undefined, unit: string) => dayOf(ten, unit))
    .replace(years, (_whole, rest: string) => String(2000 + valueOf(rest, english)))
    .replace(spoken, (words) => (named(words) ? words : figures(words, english, ' point', '.')))
    .replace(meioMais, (_whole, count: string, unit: string) => `${String(valueOf(count, portuguese))},5 ${unit}`)
    .replace(milEMais, (_whole, more: string) => String(1000 + valueOf(more, portuguese)))
    .replace(falado, (words) => (named(words) ? words : figures(words, portuguese, / v[ií]rgula/iu, ',')))
    .replace(hedged, ' ');
}

/** Words that are read as numbers anyway, and mean other things where they are none: "one", "um". */
const single = /^\s*(?:\p{L}+)\s*$/u;
const rare =
  /^(?:eleven|thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|forty|sixty|seventy|eighty|ninety|onze|doze|treze|catorze|quatorze|dezasseis|dezesseis|dezassete|dezessete|dezoito|dezanove|dezenove|quarenta|cinquenta|sessenta|setenta|oitenta|noventa|cento|\p{L}+centos|duzentos|trezentos|quinhentos)$/iu;

function figures(
  words: string,
  numbers: Readonly<Record<string, number>>,
  point: string | RegExp,
  sign: string,
): string {
  if (single.test(words) && !rare.test(words.trim())) return words;
  const [count = '', part] = words.toLowerCase().split(typeof point === 'string' ? point : new RegExp(point, 'iu'));
  const value = String(valueOf(count, numbers));
  if (part === undefined) return value;
  const digits = part
    .trim()
    .split(' ')
    .map((word) => String(numbers[word] ?? 0));
  return `${value}${sign}${digits.join('')}`;
}

/** "Two hundred and fifty": the words of a number, added up. */
function valueOf(words: string, numbers: Readonly<Record<string, number>>): number {
  if (/^\d+$/.test(words)) return Number(words);
  let [sum, below] = [0, 0];
  for (const word of words.toLowerCase().split(/[ -]/)) {
    if (word === 'hundred') below = Math.max(1, below) * 100;
    else if (word === 'thousand') [sum, below] = [sum + Math.max(1, below) * 1000, 0];
    else below += word === 'a' || word === 'an' ? 1 : (numbers[word] ?? 0);
  }
  return sum + below;
}

function dayOf(ten: string | undefined, unit: string): string {
  const base = ten === undefined ? 0 : ten.toLowerCase() === 'twenty' ? 20 : 30;
  const value = base + (lowRanks[unit.toLowerCase()] ?? 0);
  return ten === undefined && value < 5 ? unit : `${String(value)}th`;
}
