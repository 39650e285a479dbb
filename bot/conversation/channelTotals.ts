import { channelViewer } from '../../src/access/channels/channelViewer.js';
import type { ChannelDeclaration, DeclaredScope } from '../../src/access/channels/channelState.js';
import type { Answer, Figure } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { channelOf } from '../adapter/thread.js';
import { channelTotalsScreen } from '../cards/channelTotals.js';
import type { Screen } from '../cards/screen.js';
import type { BotParts } from '../dependencies.js';
import { cardContext, type Person } from './person.js';

/** What has a total that is no single deal's and no single person's. */
const totalMeasures: readonly PipelineQuestion['measure'][] = [
  'openPipeline',
  'weightedPipeline',
  'won',
  'lost',
  'winRate',
];
/** A shorter period, or any filter but the status, may leave one deal whose amount the total would tell. */
const shortestDays = 28;
const fewestDeals = 3;
const dayMs = 86_400_000;

/**
 * Totals for a channel that an admin has declared; null where it was not, or where the question asks for anything but
 * totals of the declared scope. Then the channel sees no figure, as any other.
 */
export async function channelTotals(
  question: PipelineQuestion,
  person: Person,
  parts: BotParts,
): Promise<Screen | null> {
  const declaration = await parts.access?.channels.declared(channelOf(person.key.conversationId));
  if (!declaration || !isTotalOf(declaration.scope, question)) return null;
  return answered(declaration, question, person, parts);
}

async function answered(
  declaration: ChannelDeclaration,
  question: PipelineQuestion,
  person: Person,
  parts: BotParts,
): Promise<Screen | null> {
  // Without a limit: with one, the figures are those of so many deals and no totals.
  const answer = await parts.pipeline.answer(channelViewer(declaration, person.viewer), { ...question, limit: null });
  const figures = figuresForAll(answer);
  if (figures.length === 0) return null;
  await parts.memory.rememberQuestion(person.key, question);
  return channelTotalsScreen({ answerId: answer.answerId, figures, question }, cardContext(person.viewer, parts));
}

/**
 * The figures that tell of no single deal: none where the deals are few, and of several currencies none whose deals may
 * be. The total of one deal is its amount, and of two each owner knows the other's. Pure.
 */
export function figuresForAll({ figures, deals }: Pick<Answer, 'figures' | 'deals'>): readonly Figure[] {
  if (figures.some(({ unit, value }) => unit === 'deals' && value !== null && isFew(value))) return [];
  const currencies = new Set(figures.flatMap(({ currency }) => currency ?? []));
  if (currencies.size < 2) return figures;
  const seen = (currency: string) => (deals?.rows ?? []).filter((deal) => deal.currency === currency).length;
  return figures.filter(({ currency }) => currency === undefined || seen(currency) >= fewestDeals);
}

function isFew(deals: number): boolean {
  return deals > 0 && deals < fewestDeals;
}

/** Whether a question asks for a total of this scope and nothing finer. Pure. */
export function isTotalOf(scope: DeclaredScope, question: PipelineQuestion): boolean {
  const { filters, groupBy, asOf, compareTo, period, measure } = question;
  const finer = Object.entries(filters).some(([name, value]) => value !== undefined && name !== 'status');
  return (
    totalMeasures.includes(measure) &&
    !finer &&
    // Where words were left out or the question is a guess, the card that says so stands instead.
    question.leftOut === undefined &&
    question.guessed === undefined &&
    groupBy === null &&
    asOf === null &&
    compareTo === null &&
    isLong(period) &&
    isScope(scope, question.scope)
  );
}

function isScope(declared: DeclaredScope, asked: PipelineQuestion['scope']): boolean {
  if (declared.kind === 'all') return asked.kind === 'all';
  return asked.kind === 'team' && asked.ids.length === 1 && asked.ids[0] === declared.teamId;
}

function isLong(period: PipelineQuestion['period']): boolean {
  if (period === null) return true;
  const { from, to } = period;
  return from === null || to === null || (Date.parse(to) - Date.parse(from)) / dayMs + 1 >= shortestDays;
}
