import { channelViewer } from '../../src/access/channels/channelViewer.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { AlertTrigger } from '../../src/alerts/rule.js';
import { localDay, namedPeriod } from '../../src/pipeline/calendar.js';
import type { PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import { channelOf } from '../adapter/thread.js';
import { exactText, metricTitles, withoutTwins } from '../cards/figures.js';
import { figuresForAll, isTotalOf } from '../conversation/channelTotals.js';
import { cardContext } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';

/**
 * Totals of this quarter for a channel that an admin has declared, where the deal belongs to the declared scope; none
 * otherwise. Of what was won and lost that quarter's, else what is open: never of the deal itself.
 */
export async function channelTotalsOf(
  trigger: AlertTrigger,
  deal: OpportunityView,
  conversationId: string,
  viewer: Viewer,
  parts: Pick<BotParts, 'access' | 'clock' | 'pipeline' | 'tabUrl' | 'fiscalYearStart'>,
): Promise<readonly (readonly [string, string])[]> {
  const declaration = await parts.access?.channels.declared(channelOf(conversationId));
  if (!declaration) return [];
  const { scope: declared } = declaration;
  if (declared.kind === 'team' && deal.team?.id !== declared.teamId) return [];
  const scope: Scope =
    declared.kind === 'all'
      ? { kind: 'all', ids: [], label: 'everything' }
      : { kind: 'team', ids: [declared.teamId], label: deal.team?.name ?? '' };
  const question = totalQuestion(trigger, scope, viewer, parts);
  if (!isTotalOf(declared, question)) return [];
  const answer = await parts.pipeline.answer(channelViewer(declaration, viewer), question);
  const figures = withoutTwins(figuresForAll(answer));
  const context = cardContext(viewer, parts);
  return figures.map((figure) => [`${metricTitles[figure.metric]}, this quarter`, exactText(figure, context)] as const);
}

function totalQuestion(
  trigger: AlertTrigger,
  scope: Scope,
  viewer: Viewer,
  { clock, fiscalYearStart }: Pick<BotParts, 'clock' | 'fiscalYearStart'>,
): PipelineQuestion {
  const measure = trigger.kind === 'won' || trigger.kind === 'lost' ? trigger.kind : 'openPipeline';
  const period = namedPeriod('thisQuarter', localDay(clock.now(), viewer.timeZone), fiscalYearStart);
  const plain = { groupBy: null, orderBy: null, limit: null, asOf: null, compareTo: null };
  return { measure, scope, period, filters: {}, ...plain };
}
