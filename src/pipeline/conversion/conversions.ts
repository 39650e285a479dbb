import { ForesailError } from '../../errors.js';
import type { Answer, Conversion, RateUsed } from '../answer.js';
import type { Asking } from '../asking.js';
import { localDay } from '../calendar.js';
import type { Follower } from '../columns/follower.js';
import type { Replicas } from '../columns/replicas.js';
import type { PipelineQuestion } from '../question.js';
import { convertedFigures, convertedGroups, convertedTotals, isAdded, type Converting } from './convert.js';
import { rateLists, type RateLists } from './rateLists.js';

/** The rates that an answer was given with: opened again, it is converted by the same ones. */
export type KeptRates = Pick<Conversion, 'currency' | 'day' | 'rates'>;

/** What of an answer is converted, and the notes beside it. */
export type Convertible = Pick<Answer, 'figures' | 'groups' | 'compared' | 'notes'>;

/** What of an answer is about one currency for all of its money. */
type Money = Pick<Answer, 'converted' | 'convertibleTo'>;

/** Totals in one currency, for who asked for one. */
export interface Conversions {
  /**
   * Whether the currency of the question may be converted to on its day; nothing happens where it names none.
   * @throws ForesailError QUESTION_NOT_ANSWERABLE, naming the currency and those that are accepted.
   */
  require(question: PipelineQuestion, asking: Asking): Promise<void>;
  /**
   * The answer with the totals that were asked for; where none were and there are several currencies, with the one that a
   * total could be in.
   */
  add<Part extends Convertible>(
    answer: Part,
    question: PipelineQuestion,
    asking: Asking,
    kept: KeptRates | null,
  ): Promise<Part & Money>;
}

type Sources = Pick<Replicas, 'companies' | 'currencyRates'>;

export function createConversions(replicas: Sources): Conversions {
  const read = reader(replicas);

  return {
    async require(question, asking) {
      const target = question.convertTo ?? null;
      if (target === null) return;
      const { lists } = await read('exactly');
      const accepted = lists.accepted(dayOf(question, asking));
      if (!lists.any || accepted.includes(target)) return;
      throw new ForesailError('QUESTION_NOT_ANSWERABLE', {
        message: `There is no rate of ${target} on or before ${dayOf(question, asking)}: a total can be given in ${listed(accepted)}`,
        details: { currency: target, accepted },
      });
    },
    async add(answer, question, asking, kept) {
      const money = answer.figures.filter(isAdded);
      if (money.length === 0) return answer;
      if ((question.convertTo ?? null) !== null)
        return converted(await read('exactly'), answer, question, asking, kept);
      const currencies = [...new Set(money.flatMap(({ currency }) => currency ?? []))];
      if (currencies.length < 2) return answer;
      const convertibleTo = offered(await read('recently'), currencies, dayOf(question, asking), asking);
      return convertibleTo === null ? answer : { ...answer, convertibleTo };
    },
  };
}

interface Known {
  readonly lists: RateLists;
  /** The currency of the company that an Odoo user is of. */
  readonly currencyOf: (odooUserId: number | null) => string | null;
}

/**
 * The rates as the process keeps them, put in order once for each state of them. What is converted takes them as they are by
 * now, like the sums beside it; what is merely offered may be a moment old.
 */
function reader({ companies, currencyRates }: Sources): (how: 'exactly' | 'recently') => Promise<Known> {
  let last: { readonly revision: string; readonly known: Known } | null = null;
  return async (how) => {
    const look = <Kept>(one: Follower<Kept>) => (how === 'exactly' ? one.refresh() : one.recent());
    const [own, rates] = await Promise.all([look(companies), look(currencyRates)]);
    const revision = `${own.revision} ${rates.revision}`;
    if (last?.revision === revision) return last.known;
    const all = [...own.kept.byId.values()];
    const currencyOf: Known['currencyOf'] = (user) =>
      all.find(({ userIds }) => user !== null && userIds.includes(user))?.currency ?? null;
    last = { revision, known: { lists: rateLists(all, rates.kept.byId.values()), currencyOf } };
    return last.known;
  };
}

/** The asker's day that the question is about: today, or that of the instant it is as of. */
function dayOf({ asOf }: PipelineQuestion, { now, today, viewer }: Asking): string {
  if (asOf === null) return today;
  return localDay(new Date(Math.min(Date.parse(asOf), now.getTime())), viewer.timeZone);
}

function converted<Part extends Convertible>(
  { lists }: Known,
  answer: Part,
  question: PipelineQuestion,
  asking: Asking,
  kept: KeptRates | null,
): Part & Money {
  const currency = question.convertTo ?? '';
  const told = kept?.currency === currency ? kept : null;
  const day = told?.day ?? dayOf(question, asking);
  const known = new Map(told?.rates.map((rate) => [rate.currency, rate]));
  const used = new Map<string, RateUsed>();
  const missing = new Set<string>();
  const converting: Converting = {
    currency,
    rateOf(from) {
      const rate = used.get(from) ?? known.get(from) ?? lists.between(from, currency, day);
      if (rate) used.set(from, rate);
      else missing.add(from);
      return rate;
    },
    whyNot: (currencies) =>
      lists.any ? `no rate of ${listed(currencies)} to ${currency} on or before ${day}` : 'no rates are synced',
  };
  const totals = convertedTotals(answer.figures, converting);
  const groups = convertedGroups(answer.groups, converting);
  const compared = convertedFigures(answer.compared?.figures ?? [], converting);
  const rates = [...used.values()];
  const notes = [...answer.notes, ...(told ? amended(rates, lists, told) : [])];
  return { ...answer, notes, converted: { currency, day, totals, groups, compared, rates, missing: [...missing] } };
}

/** What Odoo says of the day by now, where that is not what the answer was given with. */
function amended(used: readonly RateUsed[], lists: RateLists, { currency, day, rates }: KeptRates): string[] {
  return used.flatMap((rate) => {
    const now = lists.between(rate.currency, currency, day);
    if (!rates.includes(rate) || now === null || now.rate === rate.rate) return [];
    return [
      `In Odoo the rate of ${rate.currency} to ${currency} for ${day} is ${now.rate} by now; ` +
        `the total keeps ${rate.rate}, which it was given with`,
    ];
  });
}

/** The currency of the asker's company, else the one with most deals: the first that all the others have a rate to. */
function offered(
  { lists, currencyOf }: Known,
  currencies: readonly string[],
  day: string,
  { viewer }: Asking,
): string | null {
  const own = currencyOf(viewer.odooUserId);
  const wanted = [...new Set([...(own === null ? [] : [own]), ...currencies])];
  const reaches = (target: string) =>
    currencies.every((code) => code === target || lists.between(code, target, day) !== null);
  return wanted.find(reaches) ?? null;
}

/** "EUR", "EUR or USD", "EUR, GBP or USD". */
function listed(codes: readonly string[]): string {
  const last = codes.at(-1) ?? 'no currency';
  return codes.length < 2 ? last : `${codes.slice(0, -1).join(', ')} or ${last}`;
}
