import assert from 'node:assert/strict';
import type { DealRow } from '../../src/pipeline/answer.js';
import { groupings, measures } from '../../src/pipeline/question.js';
import {
  accuracyAnswer,
  changesAnswer,
  changesOf,
  conversionAnswer,
  createdAnswer,
  dealDetail,
  explanationOf,
  forecastAnswer,
  movementAnswer,
  pastAnswer,
  probabilityAnswer,
  slippedAnswer,
  timeInStageAnswer,
  walkIn,
} from './pastWorld.js';
import { activities, answer, deals, figuresOf, now, question, syncRun } from './world.js';
import { activitiesScreen } from '../../bot/cards/activities.js';
import { answerScreen } from '../../bot/cards/answer.js';
import { answeredAloneScreen, channelScreen } from '../../bot/cards/channel.js';
import { choiceScreen } from '../../bot/cards/choice.js';
import type { CardContext } from '../../bot/cards/context.js';
import { dealScreen, noDealScreen } from '../../bot/cards/deal.js';
import { errorScreen, strangerScreen } from '../../bot/cards/error.js';
import { explainScreen } from '../../bot/cards/explain.js';
import { healthScreen } from '../../bot/cards/health.js';
import { askAwayScreen, groupWelcomeScreen, helpScreen, welcomeScreen } from '../../bot/cards/help.js';
import { whoSeesWhatScreen } from '../../bot/cards/peopleAdministration.js';
import { listScreen } from '../../bot/cards/list.js';
import { guessedScreen } from '../../bot/cards/guesses.js';
import { notUnderstoodScreen } from '../../bot/cards/notUnderstood.js';
import {
  deadLettersScreen,
  noProjectionsScreen,
  projectionsScreen,
  unknownLetterScreen,
  whichProjectionScreen,
  rebuildBegunScreen,
  rebuildConfirmScreen,
  retriedScreen,
} from '../../bot/cards/projections.js';
import { plannedScreen, targetConfirmScreen, targetsScreen, whichDealScreen } from '../../bot/cards/plans.js';
import type { SubscriptionView } from '../../src/projections/subscriptions.js';
import { commandRefusalScreen, refusalScreen } from '../../bot/cards/refusal.js';
import { dealStory } from '../../bot/cards/dealStory.js';
import { movementScreen } from '../../bot/cards/movement.js';
import type { Screen } from '../../bot/cards/screen.js';
import { subscriptionsScreen } from '../../bot/cards/subscription.js';
import { syncProgressScreen, syncResultScreen, syncStatusScreen } from '../../bot/cards/sync.js';

/** Ana's cards, at the instant of the world. */
export const context: CardContext = { locale: 'en', timeZone: 'UTC', now, tabUrl: 'https://tab.example.com/tab/' };
const roles = ['superAdmin', 'admin', 'ceo', 'manager', 'rep', 'none'] as const;
const longName = '[Renewal](https://evil.example) **A** '.repeat(40);

/** A deal like the first, with these parts. */
export function dealWith(part: Partial<DealRow>): DealRow {
  const [first] = deals;
  assert.ok(first);
  return { ...first, ...part };
}

/** Every kind of card once, with the worst that Odoo can hold in it. */
export function everyScreen(): readonly (readonly [string, Screen])[] {
  const long = answer(question({ groupBy: 'account' }), {
    said: longName,
    notes: [longName, longName, longName, longName],
    groups: Array.from({ length: 60 }, (_, index) => ({
      key: String(index),
      label: longName,
      figures: figuresOf(deals),
    })),
    deals: {
      total: 999,
      rows: Array.from({ length: 50 }, () => dealWith({ name: longName, owner: longName, account: longName })),
      next: 'c',
    },
  });
  const run = syncRun({
    perModel: Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`model ${index}`, { read: 1, changed: 1, removed: 0, parked: 0 }]),
    ),
  });
  const lines = Array.from({ length: 40 }, (_, index) => ({
    name: longName,
    lag: index,
    state: 'live',
    deadLetters: 1,
    rebuildProgress: null,
  }));
  const letters = Array.from({ length: 40 }, (_, index) => ({
    id: `dl_${index}`,
    projection: 'opportunity_view',
    stream: longName,
    type: 'OdooOpportunitySynced',
    error: longName,
    attempts: 4,
    parkedAt: '2026-11-18T10:00:00Z',
  }));
  const failure = {
    code: 'ODOO_TIMEOUT',
    message: longName.slice(0, 300),
    requestId: 'req_1',
    retryable: true,
    again: null,
  } as const;
  const subscriptions = Array.from({ length: 40 }, (_, index): SubscriptionView => ({
    _id: `s_${'0'.repeat(30)}${String(index)}`,
    owner: { personId: 'odoo:13', aadObjectId: 'a', email: 'ana.silva@example.com' } as never,
    what: { kind: 'callReminder', daysBefore: 5, at: '08:00' },
    ...{ words: longName, said: longName, target: { kind: 'personal' }, timeZone: 'Europe/Lisbon' },
    quiet: { from: '19:00', to: '08:00' },
    state: index % 2 === 0 ? 'active' : 'paused',
    ...{ startedAt: new Date('2026-11-18T10:00:00Z'), awake: [], position: index },
  }));
  return [
    ...measures.map(
      (measure) => [`answer of ${measure}`, answerScreen(answer(question({ measure })), context)] as const,
    ),
    ...groupings.map((groupBy) => [`by ${groupBy}`, answerScreen(answer(question({ groupBy })), context)] as const),
    ['long groups', answerScreen(long, context)],
    ['long list', listScreen(long, context)],
    ['long explain', explainScreen(long, explanationOf(long, longName), context)],
    ['explain', explainScreen(answer(question()), explanationOf(answer(question())), context)],
    ...pastScreens(),
    [
      'activities',
      activitiesScreen(
        answer(question({ measure: 'activities' }), { activities: { total: 2, rows: activities, next: null } }),
        context,
      ),
    ],
    ['deal', dealScreen(dealWith({ flags: ['noNextStep', 'stale'] }), context)],
    ['lost deal', dealScreen(dealWith({ status: 'lost', closedAt: '2026-09-14T08:00:00Z' }), context)],
    ['no deal', noDealScreen()],
    [
      'choice',
      choiceScreen({ choiceId: 'q_1', words: longName, labels: Array.from({ length: 30 }, () => longName) }, context),
    ],
    [
      'not understood',
      notUnderstoodScreen({
        text: longName,
        understood: { measure: 'open pipeline', scope: 'yours' },
        unknown: [longName],
        suggestions: Array.from({ length: 30 }, () => longName),
      }),
    ],
    [
      'not understood, with guesses',
      notUnderstoodScreen({
        ...{ text: longName, understood: {}, unknown: [longName], suggestions: [longName] },
        guesses: { choiceId: 'q_1', said: Array.from({ length: 30 }, () => longName), reader: context },
      }),
    ],
    [
      'guessed',
      guessedScreen(
        answerScreen(answer(question({ guessed: true })), context),
        longName,
        { choiceId: 'q_1', said: Array.from({ length: 30 }, () => longName) },
        context,
      ),
    ],
    ['channel', channelScreen('a_1', question(), context)],
    ['answered alone', answeredAloneScreen(true)],
    ['not reached', answeredAloneScreen(false)],
    ['refusal', refusalScreen('You can see your own deals only', 'rep')],
    ['command refusal', commandRefusalScreen('run and watch the sync', null)],
    ['error', errorScreen(failure, context)],
    ['stranger', strangerScreen('No Odoo user has your e-mail address')],
    ['group welcome', groupWelcomeScreen(context)],
    ['sync progress', syncProgressScreen(run, context)],
    [
      'sync result',
      syncResultScreen(
        { ...run, state: 'completed', endedAt: '2026-11-20T10:31:45Z' },
        '2026-11-20T10:36:00Z',
        context,
      ),
    ],
    [
      'sync failed',
      syncResultScreen({ ...run, state: 'failed', error: { code: 'ODOO_TIMEOUT', message: longName } }, null, context),
    ],
    ['no alerts', subscriptionsScreen([], context)],
    ['alerts', subscriptionsScreen(subscriptions, context)],
    ['projections', projectionsScreen(lines, context)],
    ['dead letters', deadLettersScreen(letters, context)],
    ['no dead letters', deadLettersScreen([], context)],
    ['retried', retriedScreen(3, letters, context)],
    ['rebuild?', rebuildConfirmScreen('opportunity_view')],
    ['rebuilding', rebuildBegunScreen('opportunity_view', context)],
    ['no projections', noProjectionsScreen()],
    ['which projection', whichProjectionScreen(longName, lines, context)],
    ['unknown letter', unknownLetterScreen(longName)],
    [
      'health',
      healthScreen(
        {
          sync: { state: 'paused', lastRun: run, nextRun: null, perModel: {} },
          projections: lines,
          integrations: [{ title: longName, state: 'failing', sentence: longName }],
        },
        context,
      ),
    ],
    ['who sees what', whoSeesWhatScreen()],
    ['ask away', askAwayScreen()],
    ['sync never', syncStatusScreen({ state: 'idle', lastRun: null, nextRun: null, perModel: {} }, context)],
    ...roles.flatMap((role) => [
      [`welcome ${role}`, welcomeScreen({ name: longName, role }, context)] as const,
      [`help ${role}`, helpScreen(role, context)] as const,
    ]),
  ];
}

const planLine = { name: longName, from: '2026-10-01', to: '2026-12-31', amount: 250_000, currency: 'EUR' };
const planLines = (number: number) => Array.from({ length: number }, () => planLine);

/** What happened and what was, each once, and the largest there can be. */
function pastScreens(): readonly (readonly [string, Screen])[] {
  const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'];
  const movement = { from: null, to: null, running: true, steps: walkIn(currencies, () => longName) };
  const hugeChanges = { total: 9999, rows: changesOf(50, longName), next: 'c' };
  const notes = [longName, longName, longName, longName];
  const deal = (name?: string, many?: number) => {
    const detail = dealDetail(name, many);
    return dealScreen(detail.deal, context, { story: dealStory(detail, context), body: [], actions: [] });
  };
  return [
    ['movement', answerScreen(movementAnswer(), context)],
    ['movement in steps', movementScreen(movementAnswer(), context, 'steps')],
    ['long movement', movementScreen(movementAnswer({ movement, notes, said: longName }), context, 'steps')],
    ['changes', answerScreen(changesAnswer(), context)],
    ['long changes', answerScreen(changesAnswer({ changes: hugeChanges, notes, said: longName }), context)],
    ['conversion', answerScreen(conversionAnswer(), context)],
    ['time in stage', answerScreen(timeInStageAnswer(), context)],
    ['odds', answerScreen(probabilityAnswer(), context)],
    ['forecast', answerScreen(forecastAnswer(), context)],
    ['accuracy', answerScreen(accuracyAnswer(), context)],
    ['created', answerScreen(createdAnswer(), context)],
    ['slipped', answerScreen(slippedAnswer(), context)],
    ['as of', answerScreen(pastAnswer(), context)],
    ['movement explained', explainScreen(movementAnswer(), explanationOf(movementAnswer()), context)],
    ['targets', targetsScreen(planLines(40), context)],
    ['no targets', targetsScreen([], context)],
    ['target?', targetConfirmScreen({ ...planLine, odooUserId: 14, before: '€ 200,000' }, context)],
    [
      'which deal',
      whichDealScreen(
        Array.from({ length: 40 }, () => dealWith({ name: longName })),
        'commit',
        context,
      ),
    ],
    ['planned', plannedScreen(longName.slice(0, 200), 'It counts from now on.', 'targets')],
    ['deal story', deal()],
    ['long deal story', deal(longName, 20)],
  ];
}
