/** A week and its number as they are typed: "CW46", "KW 46", "wk46", "W46", "CW03/2027". */
const numbered =
  /(?<![\p{L}\p{N}-])(?:(?:cw|kw|wk)\s?\.?\s?(\d{1,2})|w(\d{1,2}))(?:\s?[/'’]\s?(?:20)?(\d\d)(?![\d/.-]))?(?![\p{L}\d%]|[.,]\d)/giu;
const isoWeek = /(?<![\p{L}\d-])(20\d\d)-?w(\d{1,2})(?![\p{L}\d])/giu;
/** "Week 46", but "this week 20 of them closed" and "won last week, 5 deals". */
const inWords =
  /(?<!\b(?:this|last|next|past|previous|prior|coming|current|same|one|a|an|per|each|every|est[ae]|nest[ae]|dest[ae]|[uú]ltima|pr[oó]xima|mesma|por|cada|uma)\s)(?<![\p{L}\d])(?:(?:calendar|iso)\s)?(?:week|semana)\s(?:(?:number|no\.?|nr\.?|n[uú]mero|n\.?[ºo°])\s?)?(\d{1,2})(?![\p{L}\d%]|[.,]\d)/giu;
/** "Weeks 40 to 46", "weeks 40-46". */
const several =
  /(?<![\p{L}\d])(?:calendar\s)?(?:weeks|semanas)\s(?=\d{1,2}\s?(?:[-–—/]|to|till|until|through|thru|and|or|a|à|at[eé]|e|ou)\s?(?:(?:cw|week|semana)\s)?\d)/giu;
const range = /\bcw (\d{1,2})\s?[-–—/]\s?(?:cw )?(\d{1,2})(?![\p{L}\d%/.-])/giu;
/** "CW 46 vs 45": the second is a week as well. */
const against =
  /\bcw (\d{1,2})\s(vs\.?|versus|against|compared (?:to|with)|contra|face a)\s(\d{1,2})(?![\p{L}\d%]|[.,]\d)/giu;

/** Numbers of weeks in one way: "CW40-46" → "cw 40 to 46", "week 9" → "cw 9"; "w/c 9 Nov" → "week commencing 9 Nov". */
export function weeksInFull(sentence: string, to: string): string {
  if (!/w|semana/iu.test(sentence)) return sentence;
  return sentence
    .replace(/\bw\/(c|e)\b(?=\.?\s(?:the\s)?\p{L}*\s?\d)/giu, (_whole, side: string) =>
      side.toLowerCase() === 'c' ? 'week commencing' : 'week ending',
    )
    .replace(isoWeek, 'cw $2 $1')
    .replace(inWords, 'cw $1')
    .replace(several, 'cw ')
    .replace(numbered, (_whole, spaced?: string, glued?: string, year?: string) => {
      const week = `cw ${spaced ?? glued ?? ''}`;
      return year === undefined ? week : `${week} 20${year}`;
    })
    .replace(range, `cw $1 ${to} $2`)
    .replace(against, 'cw $1 $2 cw $3');
}
