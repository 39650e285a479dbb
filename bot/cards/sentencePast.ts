import type { Answer, Figure, Movement } from '../../src/pipeline/answer.js';
import { exactText, figuresOf, shortMoney, valueOf } from './figures.js';
import { dayOf, dayText } from './words/dates.js';
import { countText, plural, shortMoneyText } from './words/numbers.js';
import { periodWords } from './words/periods.js';
import { nbsp, type Reader } from './words/reader.js';

/** Headlines of what happened: movement, changes, arrivals, slips, stages, forecast. */
export type Sentence = (answer: Answer, reader: Reader) => string;

/** "Down € 114 k since Thu 1 Oct: € 2.14 M → € 2.03 M"; several currencies are joined. */
export function movementSentence(answer: Answer, reader: Reader): string {
  const { movement } = answer;
  const starts = figuresOf(answer.figures, 'startAmount');
  const changes = figuresOf(answer.figures, 'amount').map((end) => changeOf(end, starts, reader));
  if (!movement || changes.length === 0) return `No deals moved${during(answer, reader)}`;
  return `${changes.join('; ')}${movementSpan(movement, reader)}`;
}

function changeOf(end: Figure, starts: readonly Figure[], reader: Reader): string {
  const start = starts.find((one) => one.currency === end.currency)?.value ?? 0;
  const currency = end.currency ?? '';
  const value = end.value ?? 0;
  const cents = Math.round(value * 100) - Math.round(start * 100);
  if (cents === 0) return `Unchanged at ${shortMoneyText(value, currency, reader)}`;
  const size = shortMoneyText(Math.abs(cents) / 100, currency, reader);
  const walk = `${shortMoneyText(start, currency, reader)}${nbsp}→ ${shortMoneyText(value, currency, reader)}`;
  return `${cents > 0 ? 'Up' : 'Down'} ${size}: ${walk}`;
}

/** "down € 114 k" of each currency, without from what to what: beside the walk that it is held against. */
export function netChanges(figures: readonly Figure[], reader: Reader): readonly string[] {
  const starts = figuresOf(figures, 'startAmount');
  return figuresOf(figures, 'amount').map((end) => {
    const change = changeOf(end, starts, reader).split(':')[0] ?? '';
    return change.charAt(0).toLowerCase() + change.slice(1);
  });
}

/** " since Thu 1 Oct", " from Thu 1 Oct to Sat 31 Oct": the last day is the one before the end. */
function movementSpan({ from, to, running }: Movement, reader: Reader): string {
  const day = (instant: string, back = 0) => dayText(dayOf(new Date(Date.parse(instant) - back), reader), reader);
  if (from === null) return to === null || running ? '' : ` up to ${day(to, 1)}`;
  return running || to === null ? ` since ${day(from)}` : `, ${day(from)} to ${day(to, 1)}`;
}

export function changesSentence(answer: Answer, reader: Reader): string {
  const count = answer.changes?.total ?? valueOf(answer.figures, 'changeCount') ?? 0;
  if (count === 0) return `Nothing changed${during(answer, reader)}`;
  const deals = valueOf(answer.figures, 'count') ?? 0;
  return `${plural(count, 'change', 'changes', reader)} in ${dealCount(deals, reader)}${during(answer, reader)}`;
}

export function createdSentence(answer: Answer, reader: Reader): string {
  const count = valueOf(answer.figures, 'count') ?? 0;
  const reopened = valueOf(answer.figures, 'reopenedCount') ?? 0;
  const again = reopened === 0 ? '' : `, ${countText(reopened, reader)} reopened`;
  if (count === 0) return `No pipeline was created${during(answer, reader)}${again}`;
  const amount = shortMoney(answer.figures, reader, 'amount') ?? '';
  return `${amount} created${during(answer, reader)} in ${dealCount(count, reader)}${again}`;
}

export function slippedSentence(answer: Answer, reader: Reader): string {
  const count = valueOf(answer.figures, 'count') ?? 0;
  const expected = valueOf(answer.figures, 'expectedCount') ?? 0;
  if (count === 0) return `No deal slipped${during(answer, reader)}`;
  const [rate] = figuresOf(answer.figures, 'slipRate');
  const share = rate && rate.value !== null ? `, ${exactText(rate, reader)}` : '';
  const amount = shortMoney(answer.figures, reader, 'amount');
  const money = amount === null ? '' : `, ${amount} in all`;
  const of = plural(expected, 'expected deal', 'expected deals', reader);
  return `${countText(count, reader)} of ${of} slipped${during(answer, reader)}${share}${money}`;
}

export function pushesSentence(answer: Answer, reader: Reader): string {
  const pushes = valueOf(answer.figures, 'pushCount') ?? 0;
  if (pushes === 0) return `No expected close was pushed${during(answer, reader)}`;
  const deals = valueOf(answer.figures, 'count') ?? 0;
  const [days] = figuresOf(answer.figures, 'daysPushed');
  const later = days && days.value !== null ? `, ${exactText(days, reader)} later in all` : '';
  return `${plural(pushes, 'push', 'pushes', reader)} in ${dealCount(deals, reader)}${during(answer, reader)}${later}`;
}

export function conversionSentence(answer: Answer, reader: Reader): string {
  const [rate] = figuresOf(answer.figures, 'conversion');
  const entered = valueOf(answer.figures, 'count') ?? 0;
  if (!rate || rate.value === null) return `No deal entered a stage${during(answer, reader)}`;
  const onward = (valueOf(answer.figures, 'advancedCount') ?? 0) + (valueOf(answer.figures, 'wonCount') ?? 0);
  const back = valueOf(answer.figures, 'movedBackCount') ?? 0;
  const backward = back === 0 ? '' : `, ${countText(back, reader)} moved back`;
  return `${exactText(rate, reader)} moved on${during(answer, reader)}: ${countText(onward, reader)} of ${plural(entered, 'stay', 'stays', reader)}${backward}`;
}

export function timeInStageSentence(answer: Answer, reader: Reader): string {
  const [mean] = figuresOf(answer.figures, 'meanDays');
  if (!mean || mean.value === null) return `No deal entered a stage${during(answer, reader)}`;
  const longest = longestStage(answer);
  const named = longest === null ? '' : `, longest in ${longest.label}: ${longest.days(reader)}`;
  return `${exactText(mean, reader)} a deal in these stages on average${named}`;
}

function longestStage(answer: Answer): { label: string; days: (reader: Reader) => string } | null {
  if (answer.groups.length < 2) return null;
  const means = answer.groups.flatMap(({ label, figures }) => {
    const [mean] = figuresOf(figures, 'meanDays');
    return mean && mean.value !== null ? [{ label, mean, value: mean.value }] : [];
  });
  const longest = means.sort((a, b) => b.value - a.value)[0];
  return longest ? { label: longest.label, days: (reader) => exactText(longest.mean, reader) } : null;
}

export function probabilitySentence(answer: Answer, reader: Reader): string {
  const [figure] = figuresOf(answer.figures, 'probability');
  const settled = valueOf(answer.figures, 'settledCount') ?? 0;
  if (!figure || figure.value === null) {
    return `Too few deals were settled to tell the odds: ${countText(settled, reader)}`;
  }
  const won = valueOf(answer.figures, 'wonCount') ?? 0;
  return `${exactText(figure, reader)} were won: ${countText(won, reader)} of ${countText(settled, reader)} settled`;
}

/** "Commit € 310 k, best case € 120 k, closed € 95 k this quarter": each category that holds anything. */
export function forecastSentence(answer: Answer, reader: Reader): string {
  const parts = (['commit', 'bestCase', 'pipeline', 'closed'] as const).flatMap((key) => {
    const group = answer.groups.find((one) => one.key === key);
    const money = group && shortMoney(nonZero(group.figures), reader, 'amount');
    return money ? [`${group.label.toLowerCase()} ${money}`] : [];
  });
  if (parts.length === 0) return `Nothing to forecast${during(answer, reader)}`;
  return sentenceCase(`${parts.join(', ')}${during(answer, reader)}`);
}

export function accuracySentence(answer: Answer, reader: Reader): string {
  const [rate] = figuresOf(answer.figures, 'accuracy');
  const forecast = shortMoney(answer.figures, reader, 'amount');
  const won = shortMoney(answer.figures, reader, 'wonAmount');
  if (!rate || rate.value === null) return `Nothing was won${during(answer, reader)}, so there is no accuracy`;
  return `The forecast was ${exactText(rate, reader)} of what was won${during(answer, reader)}: ${forecast ?? '–'} against ${won ?? '–'}`;
}

function nonZero(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter((figure) => figure.value !== 0);
}

/** " this quarter", " in October 2026"; nothing where no period was asked for. */
export function during({ question: { period } }: Answer, reader: Reader): string {
  return period === null ? '' : ` ${periodWords(period.label, reader)}`;
}

export function dealCount(count: number, reader: Reader): string {
  return plural(count, 'deal', 'deals', reader).replace(' ', nbsp);
}

export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
