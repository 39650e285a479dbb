import type { SyncStatus } from '../../src/odoo/syncStatus.js';
import type { IntegrationStatus } from '../../src/ops/integrations.js';
import type { ProjectionLine } from '../dependencies.js';
import { tabLink, type CardContext } from './context.js';
import { card, cut, execute, facts, headline, openUrl, small } from './element.js';
import { forEveryone, type Screen } from './screen.js';
import { freshnessText } from './words/dates.js';
import { countText, plural } from './words/numbers.js';

/** What an admin looks at when something seems wrong. `projections`: null where none run in this process. */
export interface Health {
  readonly sync: SyncStatus;
  readonly projections: readonly ProjectionLine[] | null;
  readonly integrations: readonly ({ readonly title: string } & IntegrationStatus)[];
}

/** How something is, in words; `bad` where somebody should look at it. */
interface Line {
  readonly title: string;
  readonly words: string;
  readonly bad: boolean;
}

/** The whole system on one card: what wants a look is counted in the headline and said first. */
export function healthScreen(health: Health, context: CardContext): Screen {
  const lines = [syncLine(health.sync, context), ...projectionLines(health, context), ...connectionLines(health)];
  const bad = lines.filter((line) => line.bad);
  const sentence =
    bad.length === 0 ? 'Everything is well' : `${plural(bad.length, 'thing wants', 'things want', context)} a look`;
  const sorted = [...bad, ...lines.filter((line) => !line.bad)];
  const body = [
    headline(sentence),
    small(`As it is known now, ${freshnessText(health.sync.lastRun?.endedAt ?? null, context)}`, { spacing: 'Small' }),
    facts(sorted.map(({ title, words, bad: wrong }) => [title, wrong ? `${words} – look at it` : words] as const)),
  ];
  const parked = (health.projections ?? []).some(({ deadLetters }) => deadLetters > 0);
  return forEveryone(
    sentence,
    card(body, [
      parked ? execute('Dead letters', 'deadletters.show') : execute('Projections', 'projections.show'),
      execute('Test connections', 'ask.run', { text: 'integrations' }),
      openUrl('Open in tab', tabLink(context, { page: 'admin' })),
    ]),
  );
}

const stateWords: Readonly<Record<SyncStatus['state'], string>> = {
  idle: 'waits for its next run',
  running: 'is running',
  paused: 'is paused',
  failed: 'stopped before its end',
};

function syncLine({ state, lastRun }: SyncStatus, context: CardContext): Line {
  const last =
    lastRun === null ? 'has never run' : `last ${freshnessText(lastRun.endedAt ?? lastRun.startedAt, context)}`;
  return { title: 'Sync', words: `${stateWords[state]}, ${last}`, bad: state === 'failed' || state === 'paused' };
}

function projectionLines({ projections }: Health, context: CardContext): readonly Line[] {
  if (projections === null) return [{ title: 'Projections', words: 'none run in this process', bad: false }];
  const behind = projections.filter(({ lag, state }) => lag > 0 || state !== 'live');
  const parked = projections.reduce((sum, { deadLetters }) => sum + deadLetters, 0);
  const words =
    behind.length === 0
      ? `all ${countText(projections.length, context)} up to date`
      : `${countText(behind.length, context)} of ${countText(projections.length, context)} behind`;
  return [
    { title: 'Projections', words, bad: behind.length > 0 },
    {
      title: 'Dead letters',
      words: parked === 0 ? 'none' : plural(parked, 'event is parked', 'events are parked', context),
      bad: parked > 0,
    },
  ];
}

/** What is not configured is left out: nobody waits for it. */
function connectionLines({ integrations }: Health): readonly Line[] {
  return integrations
    .filter(({ state }) => state !== 'notConfigured')
    .map(({ title, state, sentence }) => ({
      title,
      words: cut(sentence, 120),
      bad: state === 'failing' || state === 'paused',
    }));
}
