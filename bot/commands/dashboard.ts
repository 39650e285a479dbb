import { isDeepStrictEqual } from 'node:util';
import type { Dashboard } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { usualScope } from '../../src/pipeline/scopes.js';
import { dashboardScreen, tilesOf } from '../cards/dashboard.js';
import { refusalScreen } from '../cards/refusal.js';
import type { Screen } from '../cards/screen.js';
import { ForesailError } from '../../src/errors.js';
import type { CardContext } from '../cards/context.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import type { OpenChoice } from '../state/ports.js';

/** "dashboard", "my team's dashboard", "dashboard of team North last quarter". */
export interface DashboardCommand {
  readonly kind: 'dashboard';
  /** Whose and of when, read by the grammar of questions; empty: the usual one of this quarter. */
  readonly about: string;
}

/** How a choice of tiles is told from any other. */
const dashboardWords = 'dashboard';

const noun = '(?:dashboard|scorecard|overview|summary|kpis?)';
const forms: readonly RegExp[] = [
  new RegExp(`^(?:my |the |our )?${noun}$`),
  new RegExp(`^(?:my |the |our )?(?:dashboard|scorecard) (?:of |for )?(.{2,60})$`),
  /^((?:my |our )?team|everyone|everybody)(?:['’]?s)? (?:dashboard|scorecard|overview|summary|kpis?)$/,
  /^(.{2,60}?)(?:['’]s|s['’]) (?:dashboard|scorecard)$/,
];

/** @param words lower case, single spaces, no final punctuation */
export function readDashboardCommand(words: string): DashboardCommand | null {
  for (const form of forms) {
    const found = form.exec(words);
    if (found) return { kind: 'dashboard', about: found[1] ?? '' };
  }
  return null;
}

/** The dashboard; a refusal where it is somebody's whom one may not see; null where the words mean something else. */
export async function showDashboard(
  { about }: DashboardCommand,
  person: Person,
  shared: boolean,
  parts: BotParts,
): Promise<Screen | null> {
  const { viewer } = person;
  let request = { scope: usualScope(viewer), period: 'thisQuarter', asOf: null };
  let named: string | null = null;
  if (about !== '') {
    const read = await questionAbout(about, person, parts);
    if (read.kind === 'refused') return refusalScreen(read.reason, shared ? null : viewer.role);
    if (read.kind !== 'question') return null;
    const { scope, period } = read.question;
    if (period?.from && period.to) {
      named = period.label;
      request = { ...request, period: `${period.from}..${period.to}` };
    }
    request = { ...request, scope };
  }
  const made = await parts.pipeline.dashboard(viewer, request);
  // Asked for by its days, it has lost the name that it was asked by.
  const dashboard = named === null ? made : { ...made, period: { ...made.period, label: named } };
  const context = cardContext(viewer, parts);
  return dashboardScreen(dashboard, await offerTiles(dashboard, person, parts), context);
}

type Read =
  | { readonly kind: 'question'; readonly question: PipelineQuestion }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'other' };

/** Whose and of when: read as of the forecast, which is anybody's and of any period. */
async function questionAbout(about: string, { viewer }: Person, parts: BotParts): Promise<Read> {
  const understanding = await parts.understand(`forecast ${about}`, {
    ...{ now: parts.clock.now(), timeZone: viewer.timeZone, fiscalYearStart: parts.fiscalYearStart, viewer },
    weekStartsOn: parts.weekStartsOn,
    directory: await parts.directory.load(viewer),
    previous: null,
  });
  if (understanding.kind === 'refused' && understanding.code === 'SCOPE_NOT_VISIBLE')
    return { kind: 'refused', reason: understanding.reason };
  if (understanding.kind !== 'question') return { kind: 'other' };
  const { question } = understanding;
  const plain = question.measure === 'forecast' && question.guessed !== true && question.leftOut === undefined;
  return plain ? { kind: 'question', question } : { kind: 'other' };
}

/**
 * A dashboard that was shown, read anew: whose and of when is told by the questions of its tiles, which are kept for its
 * person alone. "This quarter" is that of now; any other period keeps its days and is told by them.
 * @throws ForesailError NOT_FOUND for a choice that is another's, or gone.
 */
export async function dashboardAgain(
  choiceId: string,
  person: Person,
  parts: BotParts,
  context: CardContext,
): Promise<Screen> {
  const choice = await parts.memory.offered(person.key, choiceId);
  const asked = choice?.words === dashboardWords && choice.options.find(({ question }) => question.period !== null);
  if (!choice || !asked || asked.question.period === null) throw new ForesailError('NOT_FOUND');
  const { scope, period } = asked.question;
  const when = period.label === 'this quarter' ? 'thisQuarter' : `${period.from ?? ''}..${period.to ?? ''}`;
  const dashboard = await parts.pipeline.dashboard(person.viewer, { scope, period: when, asOf: null });
  // The same choice serves while its questions are those of the tiles.
  const same = isDeepStrictEqual(choice.options, tileOptions(dashboard));
  return dashboardScreen(dashboard, same ? choiceId : await offerTiles(dashboard, person, parts), context);
}

/** Keeps the questions of the tiles as a choice of this person's, in the order of the card. */
function offerTiles(dashboard: Dashboard, person: Person, parts: BotParts): Promise<string> {
  return parts.memory.offer(person.key, { words: dashboardWords, options: tileOptions(dashboard) });
}

function tileOptions(dashboard: Dashboard): OpenChoice['options'] {
  return tilesOf(dashboard).map(({ title, question }) => ({ label: title, question }));
}
