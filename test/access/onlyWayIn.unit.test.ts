import assert from 'node:assert/strict';
import { actionData } from '../../bot/actions/actionData.js';
import type { TurnEvent } from '../../bot/adapter/turn.js';
import type { BotParts } from '../../bot/dependencies.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { DirectoryLoader } from '../../src/api/ports.js';
import type { DealCommands } from '../../src/commands/deals/createDealCommands.js';
import type { Plans } from '../../src/commands/plans/createPlans.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import { createRoom, turnOf } from '../bot/fakeTurn.js';

/** Names of the methods of a port whose first parameter is anything but a viewer. */
type WithoutViewer<Port> = {
  [Name in keyof Port]-?: NonNullable<Port[Name]> extends (...given: infer Given) => unknown
    ? Given extends [infer First, ...unknown[]]
      ? First extends Viewer
        ? never
        : Name
      : Name
    : Name;
}[keyof Port];
/** Compiles only where there is no such method: a query without a viewer is an error of the compiler. */
type Every<Port> = [WithoutViewer<Port>] extends [never] ? true : { readonly withoutViewer: WithoutViewer<Port> };

const everyQueryTakesAViewer: readonly [Every<Pipeline>, Every<DealCommands>, Every<Plans>, Every<DirectoryLoader>] = [
  true,
  true,
  true,
  true,
];

/** A port that notes each call: nothing of it may be reached for somebody who is not recognised. */
function noting<Port extends object>(name: string, calls: string[]): Port {
  return new Proxy({} as Port, {
    get: (_, member) => {
      const called = (): never => {
        calls.push(`${name}.${String(member)}`);
        throw new Error('reached');
      };
      // `access` holds ports of its own.
      return name === 'access' ? noting(`access.${String(member)}`, calls) : called;
    },
  });
}

const sentences = [
  ...['', 'help', 'my pipeline', 'top 5 deals', 'deals of Ben Carter', 'sync now', 'sync status', 'pause the sync'],
  ...['projections', 'rebuild opportunity_view', 'dead letters', 'retry all', 'discard x', 'integrations'],
  ...['what can Ben see', 'roles', 'make Ben an admin', 'links', 'audit', 'verify audit', 'channels', 'hierarchy'],
  ...['declare this channel for everything', 'withdraw this channel', 'unlink 6320a84e-42d4-596e-9bf9-e0b9a750c4e9'],
];

describe('the viewer is the only way in', () => {
  it('to queries and changes, by the compiler', () => {
    assert.ok(everyQueryTakesAViewer.every((one) => one));
  });

  describe('through the bot', () => {
    const events: TurnEvent[] = [
      ...sentences.map((text) => ({ kind: 'message' as const, text })),
      ...Object.keys(actionData).map((verb) => ({
        kind: 'action' as const,
        ...{ verb, messageId: 'm1' },
        data: {
          answerId: 'a_0001',
          by: 'stage',
          dealId: 1,
          text: 'my pipeline',
          choiceId: 'c',
          pick: 0,
          mode: 'full',
          id: 'x',
        },
      })),
      { kind: 'action', verb: 'no.such.verb', data: {}, messageId: null },
      { kind: 'installed' },
      { kind: 'other' },
    ];
    for (const kind of ['personal', 'channel'] as const) {
      it(`a stranger reaches nothing, by word, tap or event (${kind}, ${events.length} ways)`, async () => {
        const calls: string[] = [];
        const ports = ['pipeline', 'directory', 'sync', 'syncAdministration', 'projections', 'access', 'dealCommands'];
        const part = Object.fromEntries(ports.map((name) => [name, noting(name, calls)])) as Partial<BotParts>;
        const room = createRoom({ ...part, understand: () => assert.fail('a stranger was understood') });
        for (const event of events) {
          const said = room.written.length;
          await room.handle(turnOf(room, event, { kind, who: null }));
          if (event.kind === 'message') assert.ok(room.written.length > said, `${event.text} was met with silence`);
        }
        await room.settled();
        assert.deepEqual(calls, []);
      });
    }

    it('and this walk would notice, because somebody who is recognised does reach them', async () => {
      const calls: string[] = [];
      const room = createRoom({ directory: noting('directory', calls) });
      await room.handle(turnOf(room, { kind: 'message', text: 'my pipeline' }));
      assert.deepEqual(calls, ['directory.load']);
    });
  });
});
