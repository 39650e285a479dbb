import {
  confirmRemovalScreen,
  integrationsScreen,
  rescheduledScreen,
  scheduleUnfitScreen,
  switchedScreen,
  unswitchableScreen,
} from '../cards/syncSwitches.js';
import { syncRunsScreen } from '../cards/syncRuns.js';
import type { SyncAdministration } from '../../src/odoo/syncStatus.js';
import type { Screen } from '../cards/screen.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { mayCommand } from './permission.js';
import { syncRefusal } from './sync.js';
import type { SyncSwitch } from './syncGrammar.js';

/** Most runs in a list. */
const runsShown = 8;

/** Obeys a switch of the sync, or refuses. @throws ForesailError NOTHING_TO_CONFIRM. */
export async function switchSync(act: SyncSwitch, person: Person, shared: boolean, parts: BotParts): Promise<Screen> {
  if (!(await mayCommand(person, commandWords(act), parts))) return syncRefusal(person, shared);
  if (parts.syncAdministration === null) return unswitchableScreen();
  return obey(act, parts.syncAdministration, person, parts);
}

async function obey(act: SyncSwitch, sync: SyncAdministration, person: Person, parts: BotParts): Promise<Screen> {
  const context = cardContext(person.viewer, parts);
  switch (act.kind) {
    case 'pause':
      await sync.pause();
      return switchedScreen('paused', null, context);
    case 'resume':
      await sync.resume();
      return switchedScreen('resumed', (await sync.status()).nextRun, context);
    case 'schedule':
      await sync.reschedule(act.cron);
      return rescheduledScreen(act.said, context);
    case 'scheduleUnfit':
      return scheduleUnfitScreen(act.said);
    case 'confirmRemoval': {
      const { lastRun } = await sync.status();
      if (!act.confirmed && (await sync.health()).needsConfirmation) {
        return confirmRemovalScreen(lastRun?.error?.message ?? '');
      }
      await sync.confirmRemoval();
      return switchedScreen('confirmed', null, context);
    }
    case 'history':
      return syncRunsScreen((await parts.recentRuns?.(runsShown)) ?? [], context);
    case 'integrations':
      return integrationsScreen(await Promise.all(parts.integrations.map(tried)), context);
  }
}

/** Configured connections are tried now; the others only say what they are. */
async function tried({ title, status, test }: BotParts['integrations'][number]) {
  const { state, sentence } = await status();
  if (state === 'notConfigured') return { title, ok: null, sentence };
  const report = await test();
  return { title, ok: report.ok, sentence: report.sentence };
}

function commandWords(act: SyncSwitch): string {
  return 'said' in act ? `sync ${act.said}` : `sync ${act.kind}`;
}
