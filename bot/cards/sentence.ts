import type { Answer, MetricName } from '../../src/pipeline/answer.js';
import type { Measure } from '../../src/pipeline/question.js';
import { exactText, figuresOf, shortMoney, valueOf } from './figures.js';
import {
  accuracySentence,
  changesSentence,
  conversionSentence,
  createdSentence,
  dealCount,
  during,
  forecastSentence,
  movementSentence,
  probabilitySentence,
  pushesSentence,
  sentenceCase,
  slippedSentence,
  timeInStageSentence,
  type Sentence,
} from './sentencePast.js';
import { dayOf, dayText } from './words/dates.js';
import { countText, plural } from './words/numbers.js';
import { periodWords } from './words/periods.js';
import type { Reader } from './words/reader.js';

/** The headline of an answer: one sentence with the figure and, where it has one, its period. */
export function answerSentence(answer: Answer, reader: Reader): string {
  const write = sentences[answer.question.measure] ?? dealsSentence;
  return `${write(answer, reader)}${onDay(answer, reader)}`;
}

/** " on Thu 1 Oct": an answer about the past says so in its first line. */
function onDay({ asOf }: Answer, reader: Reader): string {
  return asOf === null ? '' : ` on ${dayText(dayOf(new Date(asOf), reader), reader)}`;
}

const sentences: Partial<Record<Measure, Sentence>> = {
  openPipeline: pipelineSentence,
  weightedPipeline: pipelineSentence,
  won: (answer, reader) => closedSentence(answer, reader, 'won', ['wonAmount', 'amount'], ['wonCount', 'count']),
  lost: (answer, reader) => closedSentence(answer, reader, 'lost', ['lostAmount', 'amount'], ['lostCount', 'count']),
  winRate: winRateSentence,
  salesCycle: salesCycleSentence,
  activities: activitiesSentence,
  overdue: (answer, reader) => conditionSentence(answer, reader, 'overdue'),
  stale: (answer, reader) => conditionSentence(answer, reader, 'stale'),
  slipped: slippedSentence,
  movement: movementSentence,
  changes: changesSentence,
  created: createdSentence,
  forecast: forecastSentence,
  forecastAccuracy: accuracySentence,
  timeInStage: timeInStageSentence,
  stageProbability: probabilitySentence,
  stageConversion: conversionSentence,
  deal: oneDealSentence,
  account: accountSentence,
  velocity: (answer, reader) => singleSentence(answer, reader, 'velocity', 'sales velocity'),
  coverage: (answer, reader) => singleSentence(answer, reader, 'coverage', 'coverage'),
  attainment: (answer, reader) => singleSentence(answer, reader, 'attainment', 'of the target'),
  averageDealSize: (answer, reader) => singleSentence(answer, reader, 'meanAmount', 'for the average deal won'),
  pushes: pushesSentence,
  recurring: recurringSentence,
};

function pipelineSentence(answer: Answer, reader: Reader): string {
  const count = valueOf(answer.figures, 'count') ?? 0;
  if (count === 0) return nothingSentence(answer, reader, 'open deals');
  const amount = shortMoney(answer.figures, reader, 'amount') ?? '';
  const weighted = shortMoney(answer.figures, reader, 'weighted');
  const open = `${amount} open in ${dealCount(count, reader)}${closing(answer, reader)}`;
  return weighted === null ? open : `${open}, ${weighted} weighted`;
}

/** Of open deals weighted too; a year is said beside the month, because people ask for either. */
function recurringSentence(answer: Answer, reader: Reader): string {
  const { status = 'open' } = answer.question.filters;
  const noun = status === 'all' ? 'deals' : `${status} deals`;
  const count = valueOf(answer.figures, 'count') ?? 0;
  const when = status === 'open' ? closing(answer, reader) : during(answer, reader);
  if (count === 0) return `No recurring revenue in ${noun}${when}`;
  const of = (name: MetricName) => shortMoney(answer.figures, reader, name);
  const weighted = status === 'open' ? of('recurringWeighted') : null;
  const month = `${of('recurring') ?? ''} recurring a month in ${plural(count, 'deal', 'deals', reader)}`;
  const parts = [`${status === 'open' || status === 'all' ? month : `${month} ${status}`}${when}`];
  if (weighted !== null) parts.push(`${weighted} weighted`);
  return [...parts, `${of('recurringYearly') ?? ''} a year`].join(', ');
}

function closedSentence(
  answer: Answer,
  reader: Reader,
  verb: string,
  amounts: readonly MetricName[],
  counts: readonly MetricName[],
): string {
  const count = valueOf(answer.figures, ...counts) ?? 0;
  if (count === 0) return nothingSentence(answer, reader, `deals ${verb}`);
  return `${shortMoney(answer.figures, reader, ...amounts) ?? ''} ${verb}${during(answer, reader)} in ${dealCount(count, reader)}`;
}

function dealsSentence(answer: Answer, reader: Reader): string {
  const count = answer.deals?.total ?? valueOf(answer.figures, 'count') ?? 0;
  if (count === 0) return nothingSentence(answer, reader, 'deals');
  const amount = shortMoney(answer.figures, reader, 'amount');
  const inAll = amount === null ? '' : `, ${amount}${totalWords(answer, count)}`;
  return `${ranking(answer, reader, count) ?? `${dealCount(count, reader)}${closing(answer, reader)}`}${inAll}`;
}

/** " in all", but of a single deal. */
function totalWords({ question: { limit } }: Answer, count: number): string {
  return count === 1 || limit === 1 ? '' : ' in all';
}

/** Of an account what is open, what was won and what was lost: each apart, since no sum of them means anything. */
function accountSentence(answer: Answer, reader: Reader): string {
  const parts = (
    [
      ['open', 'amount', 'count'],
      ['won', 'wonAmount', 'wonCount'],
      ['lost', 'lostAmount', 'lostCount'],
    ] as const
  ).flatMap(([word, money, number]) => {
    const count = valueOf(answer.figures, number) ?? 0;
    return count === 0
      ? []
      : [`${shortMoney(answer.figures, reader, money) ?? ''} ${word} in ${dealCount(count, reader)}`];
  });
  return parts.length === 0 ? nothingSentence(answer, reader, 'deals') : `${parts.join(', ')}${during(answer, reader)}`;
}

/** Where words fit several deals, which one is meant is for the person to say. */
function oneDealSentence(answer: Answer, reader: Reader): string {
  const count = answer.deals?.total ?? 0;
  if (count === 0) return 'No deal fits that, of those you may see';
  return count === 1 ? (answer.deals?.rows[0]?.name ?? 'One deal') : `${dealCount(count, reader)} fit: which one?`;
}

function conditionSentence(answer: Answer, reader: Reader, condition: string): string {
  const count = valueOf(answer.figures, 'count') ?? answer.deals?.total ?? 0;
  if (count === 0) return `No deal is ${condition}${during(answer, reader)}`;
  const amount = shortMoney(answer.figures, reader, 'amount');
  const verb = `${count === 1 ? 'is' : 'are'} ${condition}`;
  const inAll = amount === null ? '' : `, ${amount}${totalWords(answer, count)}`;
  return `${dealCount(count, reader)} ${verb}${during(answer, reader)}${inAll}`;
}

function winRateSentence(answer: Answer, reader: Reader): string {
  const rate = figuresOf(answer.figures, 'winRateCount')[0];
  if (!rate || rate.value === null) return `No closed deals${during(answer, reader)}, so there is no win rate`;
  const won = valueOf(answer.figures, 'wonCount');
  const lost = valueOf(answer.figures, 'lostCount');
  const counts =
    won === null || lost === null
      ? ''
      : `: ${countText(won, reader)} of ${plural(won + lost, 'closed deal', 'closed deals', reader)}`;
  return `${exactText(rate, reader)} win rate${during(answer, reader)}${counts}`;
}

function salesCycleSentence(answer: Answer, reader: Reader): string {
  const mean = figuresOf(answer.figures, 'meanDays')[0];
  const median = figuresOf(answer.figures, 'medianDays')[0];
  if (!mean || mean.value === null) return `No deals won${during(answer, reader)}, so there is no sales cycle`;
  const middle = median && median.value !== null ? `, ${exactText(median, reader)} in the median` : '';
  return `${exactText(mean, reader)} from creation to won on average${middle}`;
}

function activitiesSentence(answer: Answer, reader: Reader): string {
  const total = answer.activities?.total ?? valueOf(answer.figures, 'count', 'overdueCount', 'dueCount') ?? 0;
  const which = answer.question.filters.activity;
  const kind = which === undefined || which === 'open' ? 'open' : which === 'today' ? 'due today' : which;
  const noun =
    kind === 'due today' ? ['activity due today', 'activities due today'] : [`${kind} activity`, `${kind} activities`];
  if (total === 0) return `No ${noun[1] ?? 'activities'}${during(answer, reader)}`;
  return `${plural(total, noun[0] ?? 'activity', noun[1] ?? 'activities', reader)}${during(answer, reader)}`;
}

function singleSentence(answer: Answer, reader: Reader, metric: MetricName, words: string): string {
  const figure = figuresOf(answer.figures, metric)[0];
  if (!figure) return dealsSentence(answer, reader);
  if (figure.value === null) return sentenceCase(figure.reason ?? `${words} cannot be computed`);
  return `${exactText(figure, reader)} ${words}${during(answer, reader)}`;
}

/** "Top 5 of 37 deals", where the question asked for a number of them. */
function ranking(answer: Answer, reader: Reader, count: number): string | null {
  const { limit, orderBy } = answer.question;
  if (limit === null) return null;
  const shown = Math.min(limit, answer.deals?.rows.length ?? limit, count);
  const rank = orderBy === 'amount' ? 'smallest' : orderBy === '-amount' || orderBy === null ? 'largest' : 'first';
  const of = count > shown ? ` of ${dealCount(count, reader)}` : shown === 1 ? ' deal' : ' deals';
  return shown === 1 ? `The ${rank}${of}` : `The ${countText(shown, reader)} ${rank}${of}`;
}

function nothingSentence(answer: Answer, reader: Reader, noun: string): string {
  const period = during(answer, reader);
  return noun.startsWith('open') || noun === 'deals'
    ? `No ${noun}${period === '' ? '' : ` to close${period}`}`
    : `No ${noun}${period}`;
}

/** " closing this month": the period of an open deal is its expected close. */
function closing({ question: { period, filters } }: Answer, reader: Reader): string {
  const when = period ?? filters.expectedClose ?? null;
  return when === null ? '' : ` closing ${periodWords(when.label, reader)}`;
}
