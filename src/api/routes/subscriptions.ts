import { z } from 'zod';
import type { Alerts } from '../../alerts/createAlerts.js';
import type { BackTest } from '../../alerts/backTest.js';
import type { SubscriptionDraft } from '../../alerts/createSubscriptions.js';
import { readAlert } from '../../alerts/read/readAlert.js';
import { sayRule } from '../../alerts/read/sayRule.js';
import { alertRule, quietHours } from '../../alerts/rule.js';
import type { Viewer } from '../../access/viewer.js';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import { digestTime } from '../../eventStore/alertEvents.js';
import type { SubscriptionView } from '../../projections/subscriptions.js';
import { ok, personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { DirectoryLoader } from '../ports.js';
import type { WeekStart } from '../../weekStart.js';

const id = z.string().regex(/^s_[a-z\d]{1,40}$/, 'the id of a subscription');
const params = z.strictObject({ id });
const body = z
  .strictObject({
    /** In plain words, as in chat: "tell me when a deal over 50k is won". */
    text: z.string().min(3).max(500).optional(),
    /** Of an alert. */
    quiet: quietHours.nullable().optional(),
    /** Instead of a text. The day counts for weekly ones alone: 1 Monday, the default, to 7 Sunday. */
    digest: digestTime.extend({ weekday: digestTime.shape.weekday.default(1) }).optional(),
  })
  .refine(({ text, digest }) => (text === undefined) !== (digest === undefined), {
    path: ['text'],
    error: 'give a text, or a digest, and not both',
  });
const change = z
  .strictObject({ paused: z.boolean().optional(), quiet: quietHours.nullable().optional() })
  .refine(({ paused, quiet }) => paused !== undefined || quiet !== undefined, { error: 'paused or quiet is missing' });

const subscription = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['alert', 'digest', 'callReminder']),
    words: z.string(),
    said: z.string(),
    state: z.enum(['active', 'paused', 'stopped']),
    /** The own chat with the bot, or a chat or channel. */
    target: z.enum(['personal', 'conversation']),
    quiet: quietHours.nullable(),
    timeZone: z.string(),
    startedAt: z.string(),
  })
  .meta({ id: 'Subscription' });
const tried = z
  .strictObject({
    said: z.string(),
    rule: alertRule,
    period: z.strictObject({ from: z.string(), to: z.string(), label: z.string() }),
    count: z.number().int(),
    months: z.array(z.strictObject({ month: z.string(), count: z.number().int() })),
    examples: z.array(z.strictObject({ dealId: z.number().int(), name: z.string(), at: z.string() })),
    notes: z.array(z.string()),
  })
  .meta({ id: 'AlertBackTest' });
const changed = z.strictObject({ id: z.string(), position: z.number().int() }).meta({ id: 'SubscriptionChanged' });

export interface SubscriptionRouteParts {
  readonly alerts?: Alerts;
  readonly directory: DirectoryLoader;
  readonly clock: Clock;
  readonly fiscalYearStart: number;
  readonly weekStartsOn?: WeekStart | undefined;
}

/** What a person wants to be told. Chats and channels are subscribed where they are: by the bot. */
export function subscriptionRoutes(parts: SubscriptionRouteParts): Route[] {
  const { alerts } = parts;
  return alerts ? [...readingRoutes(alerts, parts), ...changingRoutes(alerts, parts)] : [];
}

function readingRoutes(alerts: Alerts, parts: SubscriptionRouteParts): Route[] {
  return [
    personRoute(
      {
        method: 'get',
        path: '/api/v2/subscriptions',
        summary: 'Your alerts, digests and reminders',
        reply: { status: 200, schema: z.strictObject({ subscriptions: z.array(subscription) }) },
      },
      async ({ viewer }) => ok({ subscriptions: (await alerts.subscriptions.list(viewer)).map(shown) }),
    ),
    personRoute(
      {
        method: 'post',
        path: '/api/v2/subscriptions/preview',
        summary: 'How often an alert would have come in the last quarter; starts nothing',
        body: z.strictObject({ text: z.string().min(3).max(500) }),
        reply: { status: 200, schema: tried },
        errors: ['QUESTION_NOT_UNDERSTOOD'],
      },
      async ({ viewer, body: { text } }) => {
        const { rule, said } = await ruleOf(text, viewer, parts);
        return ok({ said, rule, ...testShown(await alerts.tryOut(viewer, rule)) });
      },
    ),
  ];
}

function changingRoutes(alerts: Alerts, parts: SubscriptionRouteParts): Route[] {
  return [
    personRoute(
      {
        method: 'post',
        path: '/api/v2/subscriptions',
        summary: 'Start an alert in plain words, or a digest; it comes to your own chat with the bot',
        body,
        reply: { status: 201, schema: changed },
        errors: ['QUESTION_NOT_UNDERSTOOD', 'CHANGE_REFUSED'],
      },
      async ({ viewer, body: asked }) =>
        ok(await alerts.subscriptions.start(viewer, await draftOf(asked, viewer, parts), null), 201),
    ),
    personRoute(
      {
        method: 'patch',
        path: '/api/v2/subscriptions/:id',
        summary: 'Pause or resume one of your subscriptions, or set its quiet hours',
        params,
        body: change,
        reply: { status: 200, schema: changed },
        errors: ['NOT_FOUND'],
      },
      async ({ viewer, params: { id: which }, body: { paused, quiet } }) => {
        const { subscriptions } = alerts;
        const quieted = quiet === undefined ? [] : await subscriptions.setQuietHours(viewer, which, quiet);
        if (paused === undefined) return ok(quieted[0] ?? { id: which, position: 0 });
        return ok(await subscriptions.change(viewer, which, paused ? 'pause' : 'resume'));
      },
    ),
    personRoute(
      {
        method: 'del',
        path: '/api/v2/subscriptions/:id',
        summary: 'Stop one of your subscriptions',
        params,
        reply: { status: 200, schema: changed },
        errors: ['NOT_FOUND'],
      },
      async ({ viewer, params: { id: which } }) => ok(await alerts.subscriptions.change(viewer, which, 'stop')),
    ),
  ];
}

async function ruleOf(text: string, viewer: Viewer, parts: SubscriptionRouteParts) {
  const { directory, clock, fiscalYearStart, weekStartsOn } = parts;
  const names = await directory.load(viewer);
  const { timeZone } = viewer;
  const read = readAlert(text, { viewer, directory: names, now: clock.now(), timeZone, fiscalYearStart, weekStartsOn });
  if (read.kind === 'alert') return { ...read, said: sayRule(read.rule, names) };
  const { reason: message, unknown } = read;
  throw new ForesailError('QUESTION_NOT_UNDERSTOOD', {
    message,
    details: { understood: {}, unknown, suggestions: [] },
  });
}

async function draftOf(
  asked: z.output<typeof body>,
  viewer: Viewer,
  parts: SubscriptionRouteParts,
): Promise<SubscriptionDraft> {
  const { timeZone } = viewer;
  const target = { kind: 'personal' } as const;
  const { text, digest } = asked;
  if (digest) {
    const said = `a ${digest.cadence} digest at ${digest.at}`;
    return { what: { kind: 'digest', time: digest }, words: said, said, target, quiet: null, timeZone };
  }
  const words = text ?? '';
  const { rule, said, quiet } = await ruleOf(words, viewer, parts);
  const hours = asked.quiet === undefined ? quiet : asked.quiet;
  const draft = { what: { kind: 'alert' as const, rule }, words, said, target, timeZone };
  return hours === undefined ? draft : { ...draft, quiet: hours };
}

function shown(view: SubscriptionView) {
  const { _id, what, words, said, state, target, quiet, timeZone, startedAt } = view;
  const at = { timeZone, startedAt: startedAt.toISOString() };
  return { id: _id, kind: what.kind, words, said, state, target: target.kind, quiet, ...at };
}

function testShown({ period, count, months, examples, notes }: BackTest) {
  const last = examples.map(({ dealId, name, at }) => ({ dealId, name, at: at.toISOString() }));
  return { period, count, months, examples: last, notes };
}
