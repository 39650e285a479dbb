import { readAmount } from '../../src/ask/amount.js';
import type { ForecastCategory } from '../../src/eventStore/planEvents.js';

/** What people plan, as they say it. `whose` and `deal` are read by the grammar of questions. */
export type PlanCommand =
  /** `about`: whose target and of when, such as "Ana's target for Q4". */
  | { readonly kind: 'setTarget'; readonly about: string; readonly amount: PlanAmount | null }
  /** `about`: of when, such as "this quarter". */
  | { readonly kind: 'callForecast'; readonly about: string; readonly amount: PlanAmount | null }
  | { readonly kind: 'callDeal'; readonly deal: string; readonly category: ForecastCategory | null }
  | { readonly kind: 'targets'; readonly about: string };

export interface PlanAmount {
  /** Major units. */
  readonly value: number;
  /** null: the usual one. */
  readonly currency: string | null;
}

const targetNoun = '(?:target|quota|goal|number)';
const targetForms: readonly RegExp[] = [
  new RegExp(
    `^(?:please )?(?:set|make|change|raise|lower|put) (.{0,80}?\\b${targetNoun}\\b.{0,60}?) (?:to|at|=|is) (.{1,30})$`,
  ),
  new RegExp(`^(.{2,80}?['’]s? ${targetNoun}\\b.{0,60}?) (?:is|=|:) (.{1,30})$`),
];
const targetWithAmountFirst = new RegExp(
  `^(?:please )?(?:set|give) (?:an? )?${targetNoun} of (.{1,30}?) (?:for|to) (.{2,80})$`,
);
const targetAway = new RegExp(
  `^(?:please )?(?:clear|remove|delete|drop|take back) (.{0,80}?\\b${targetNoun}\\b.{0,60})$`,
);
const ownCall = /^(?:my |our |the )?(?:forecast )?(?:call|commit)(?: (?:for|in|of))?( .{2,40}?)? (?:is|=|:) (.{1,30})$/;
const calling =
  /^i(?:'m| am|'ll| will)? (?:call|calling|commit|committing)(?: to)? (.{1,30}?)(?: (?:for|in) (.{2,40}))?$/;
const callAway =
  /^(?:withdraw|take back|remove|clear) (?:my |our |the )?(?:forecast )?call(?: (?:for|in|of) (.{2,40}))?$/;
const targetsShown = /^(?:show |list |what are )?(?:me )?(?:the |our |all )?targets(?: (?:for|in|of) (.{2,40}))?$/;

const categoryWords = '(?:commit|best case|pipeline|omitted)';
const dealForms: readonly (readonly [RegExp, (words: string) => ForecastCategory | null])[] = [
  [new RegExp(`^(?:call|put|move|set|mark) (.{2,100}?) (?:as|in|into|to)(?: the)? (${categoryWords})$`), categoryOf],
  [new RegExp(`^call (.{2,100}?) (${categoryWords})$`), categoryOf],
  [/^(?:uncommit|withdraw the call (?:of|on|for)|take back the call (?:of|on|for)) (.{2,100})$/, () => null],
  [/^omit (.{2,100})$/, () => 'omitted'],
  [/^commit (?!for\b|this\b|next\b|by\b|in\b|of\b|last\b|vs\b|number\b|forecast\b)(.{2,100})$/, () => 'commit'],
];

/** @param words lower case, single spaces, no final punctuation */
export function readPlanCommand(words: string): PlanCommand | null {
  const shown = targetsShown.exec(words);
  if (shown) return { kind: 'targets', about: shown[1] ?? '' };
  return readTarget(words) ?? readCall(words) ?? readDealCall(words);
}

function readTarget(words: string): PlanCommand | null {
  const away = targetAway.exec(words)?.[1];
  if (away !== undefined) return { kind: 'setTarget', about: away, amount: null };
  const [, said, whose] = targetWithAmountFirst.exec(words) ?? [];
  const first = amountOf(said);
  if (first && whose !== undefined) return { kind: 'setTarget', about: `target for ${whose}`, amount: first };
  for (const form of targetForms) {
    const [, about, figure] = form.exec(words) ?? [];
    const amount = amountOf(figure);
    if (about !== undefined && amount) return { kind: 'setTarget', about, amount };
  }
  return null;
}

function readCall(words: string): PlanCommand | null {
  const away = callAway.exec(words);
  if (away) return { kind: 'callForecast', about: away[1] ?? '', amount: null };
  const own = ownCall.exec(words);
  const amount = amountOf(own?.[2]);
  if (own && amount) return { kind: 'callForecast', about: (own[1] ?? '').trim(), amount };
  const said = calling.exec(words);
  const called = amountOf(said?.[1]);
  return said && called ? { kind: 'callForecast', about: said[2] ?? '', amount: called } : null;
}

function readDealCall(words: string): PlanCommand | null {
  for (const [form, category] of dealForms) {
    const [, deal, named] = form.exec(words) ?? [];
    if (deal !== undefined) {
      return {
        kind: 'callDeal',
        deal: deal.replace(/^the /, '').replace(/ deal$/, ''),
        category: category(named ?? ''),
      };
    }
  }
  return null;
}

function categoryOf(words: string): ForecastCategory {
  if (words === 'best case') return 'bestCase';
  return words === 'pipeline' || words === 'omitted' ? words : 'commit';
}

function amountOf(words: string | undefined): PlanAmount | null {
  const amount = words === undefined ? null : readAmount(words);
  return amount && { value: amount.value, currency: amount.currency };
}
