import type { Correcting } from './lexicon.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const unit = '(week|month|quarter|year)';
const wait = '(?:wait(?: up| a (?:sec|second|minute|moment))?|hang on|hold on|one (?:sec|second|moment))';
const slip =
  '(?:sorry|my (?:bad|mistake)|i (?:meant|mean)(?: to say)?|make (?:that|it)|scratch that|strike that|correction|i take that back|oops|whoops|or rather|rather|no)';
/** "No wait", "hang on, I mean", "uh sorry make that": at least one that leaves no doubt. */
const sure = `(?:(?:uh+|um+|er+|ah|oh)[ ,]+)?(?:(?:no|actually|well|sorry)[ ,.–—-]+)*(?:no[ ,.–—-]+${wait}|${wait}[ ,.–—-]+(?:no|sorry|i mean|i meant|actually|make that|not)|(?:no[ ,.–—-]+)?(?:${wait}[ ,.–—-]+)?(?:sorry[ ,]+)?(?:i meant|make (?:that|it)(?= )|scratch that|strike that|i take that back|or rather|let me rephrase|correction)|(?:no|sorry|wait|oops)[ ,.–—-]+(?:sorry|i mean|no)|my (?:bad|mistake)|i misspoke)(?:[ ,.–—-]+(?:${slip}|${wait}))*`;

const ended = '(?![\\p{L}\\p{N}])[ ,.:;–—-]*';
const begun = '[ ,.:;–—-]*(?<![\\p{L}\\p{N}])';

export const englishCorrecting: Correcting = {
  turns: [
    // "Last week, no sorry, the week before".
    [
      new RegExp(
        `(?<![\\p{L}])(?:the )?(?:last|previous|past) ${unit}[ ,.–—-]+(?:${sure}|no|sorry|well|actually|or)[ ,.–—-]+(?:the )?(?:\\1|one) before(?: that| last)?(?![\\p{L}])`,
        'giu',
      ),
      'the $1 before last',
    ],
    // "Since Easter, well, since the first of April": the same time again, in days that are known.
    [
      /(?<![\p{L}])(since|until|till|by|before|after|from)(?: [\p{L}'’]+){1,4}?[ ,–—-]+(?:(?:well|so|i mean|or rather|that is|i\.?e\.?|meaning|say|let us say|let['’]?s say|call it|let me say)[ ,–—-]+)+\1 (?=(?:the )?(?:\d|first|second|third|january|february|march|april|may|june|july|august|september|october|november|december|last|this|monday|tuesday|wednesday|thursday|friday|beginning|start|end)(?![\p{L}]))/giu,
      '$1 ',
    ],
  ],
  markers: [
    { marker: new RegExp(`${begun}not(?= )`, 'giu'), takes: 'next' },
    { marker: new RegExp(`${begun}${sure}${ended}`, 'giu'), takes: 'last' },
    {
      marker: new RegExp(
        `${begun}(?:(?:u+h+|u+m+|h+m+|e+r+|oh|ah)[ ,.–—-]+)*(?:i mean|no|nope|nah|sorry|well|actually|rather|wait|oops|better|correction|uh no)${ended}`,
        'giu',
      ),
      takes: 'beside',
    },
  ],
  passed:
    words(`the a an one top uh um er i mean meant make that it just say to not one those these it's for in on at of since from
    until till by before after during over within with only his her my our she he they we wants want`),
  instead: words('but i mean meant rather make that it no sorry actually instead just only'),
};

const espera = '(?:espera(?: a[ií]| l[aá])?|pera[ií]?|calma|um momento)';
const engano =
  '(?:(?:eu )?(?:quero|queria|quis) dizer|quer dizer|digo|ali[aá]s|ou melhor|melhor dizendo|desculpa|desculpe|perd[aã]o|corrijo|enganei-me|me enganei)';

export const portugueseCorrecting: Correcting = {
  turns: [
    [
      /(?<![\p{L}])(?:na |no |da |do |a |o )?(semana|m[eê]s|trimestre|ano) passad[oa][ ,–—-]+(?:n[aã]o|ali[aá]s|ou melhor|quer dizer|desculpa|digo|perd[aã]o|espera|[ ,–—-])+(?:na|no|a|o) anterior(?: a ess[ea])?(?![\p{L}])/giu,
      'no $1 antes do passado',
    ],
  ],
  markers: [
    { marker: new RegExp(`${begun}n[aã]o(?= )`, 'giu'), takes: 'next' },
    {
      marker: new RegExp(
        `${begun}(?:n[aã]o[ ,–—-]+(?:${espera}|${engano}|n[aã]o)|${espera}[ ,–—-]+(?:n[aã]o|${engano})|${engano})(?:[ ,–—-]+(?:n[aã]o|${espera}|${engano}))*${ended}`,
        'giu',
      ),
      takes: 'last',
    },
    { marker: new RegExp(`${begun}(?:n[aã]o|bem|espera)${ended}`, 'giu'), takes: 'beside' },
  ],
  passed: words(`o a os as um uma de do da dos das em no na nos nas para desde ate so apenas esse essa isso e
    nao era dizer quero meus minhas meu minha`),
  instead: words('mas sim e antes so apenas'),
};
