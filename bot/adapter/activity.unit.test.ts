import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  activitySchema,
  addressOf,
  cleanText,
  eventOf,
  senderOf,
  tenantOf,
  type IncomingActivity,
} from './activity.js';

function activity(part: Record<string, unknown> = {}): IncomingActivity {
  return activitySchema.parse({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:ana', aadObjectId: 'ABC', name: 'Ana Silva' },
    recipient: { id: '28:bot', name: 'Foresail' },
    conversation: { id: 'c1', conversationType: 'personal', tenantId: 't1' },
    text: 'my pipeline',
    ...part,
  });
}

describe('an activity', () => {
  it('is a message when it is new or edited', () => {
    const message = { kind: 'message', text: 'my pipeline', id: '1' };
    assert.deepEqual(eventOf(activity()), message);
    const edit = activity({ type: 'messageUpdate', channelData: { eventType: 'editMessage' } });
    assert.deepEqual(eventOf(edit), { ...message, edited: true });
    assert.deepEqual(eventOf(activity({ type: 'messageUpdate' })), { ...message, edited: true });
  });

  it('is nothing when a message was deleted, or its deletion taken back', () => {
    const undeleted = activity({ type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } });
    const deleted = activity({ type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } });
    assert.deepEqual([eventOf(undeleted).kind, eventOf(deleted).kind], ['other', 'other']);
  });

  it('is an action when it is an Action.Execute, and nothing when it is another invoke', () => {
    const value = { action: { type: 'Action.Execute', verb: 'deal.open', data: { v: 1, dealId: 3 } } };
    const action = { kind: 'action', verb: 'deal.open', data: { v: 1, dealId: 3 }, messageId: 'm1' };
    assert.deepEqual(
      eventOf(activity({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId: 'm1' })),
      action,
    );
    assert.equal(eventOf(activity({ type: 'invoke', name: 'task/fetch', value })).kind, 'other');
    assert.equal(eventOf(activity({ type: 'invoke', name: 'adaptiveCard/action', value: {} })).kind, 'other');
  });

  it('is an installation when the app, or the bot itself, was added', () => {
    assert.equal(eventOf(activity({ type: 'installationUpdate', action: 'add' })).kind, 'installed');
    assert.equal(eventOf(activity({ type: 'installationUpdate', action: 'remove-upgrade' })).kind, 'removed');
    assert.equal(eventOf(activity({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] })).kind, 'installed');
    assert.equal(eventOf(activity({ type: 'conversationUpdate', membersAdded: [{ id: '29:ben' }] })).kind, 'other');
    const left = (id: string) => eventOf(activity({ type: 'conversationUpdate', membersRemoved: [{ id }] })).kind;
    assert.deepEqual([left('28:bot'), left('29:ben')], ['removed', 'other']);
    assert.equal(eventOf(activity({ type: 'typing' })).kind, 'other');
  });

  it('counts as shared unless it is plainly one-to-one', () => {
    const kind = (conversation: Record<string, unknown>) =>
      addressOf(activity({ conversation: { id: 'c', ...conversation } })).conversationType;
    assert.equal(kind({ conversationType: 'personal' }), 'personal');
    assert.equal(kind({ isGroup: false }), 'personal');
    assert.equal(kind({ conversationType: 'channel' }), 'channel');
    assert.equal(kind({ conversationType: 'something new', isGroup: false }), 'groupChat');
    assert.equal(kind({}), 'groupChat');
  });

  it('names its sender by the Entra object id alone', () => {
    assert.deepEqual(senderOf(activity()), { id: '29:ana', aadObjectId: 'abc', name: 'Ana Silva' });
    assert.equal(senderOf(activity({ from: { id: '29:ana', name: 'Ana Silva' } })), null);
  });

  it('tells its tenant from the conversation or the channel data', () => {
    assert.equal(tenantOf(activity()), 't1');
    assert.equal(tenantOf(activity({ conversation: { id: 'c' }, channelData: { tenant: { id: 't2' } } })), 't2');
    assert.equal(tenantOf(activity({ conversation: { id: 'c' }, channelData: 'nonsense' })), null);
  });
});

describe('the text of a message', () => {
  it('loses mentions, markup and what HTML leaves behind', () => {
    assert.equal(cleanText('<at>Foresail</at> my pipeline'), 'my pipeline');
    assert.equal(cleanText('<at id="0">Foresail</at>&nbsp;deals &gt; 50k'), 'deals > 50k');
    assert.equal(cleanText('<p>win   rate</p>\r\n'), 'win rate');
    assert.equal(cleanText('deals over 5 < 10 & "x"'), 'deals over 5 < 10 & "x"');
    assert.equal(cleanText('&amp;lt;b&amp;gt;'), '&lt;b&gt;');
  });

  it('is never longer than what was written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (raw) => {
        assert.ok(cleanText(raw).length <= raw.length);
      }),
    );
  });

  it('costs no more than its length, however hostile', () => {
    // Unbounded patterns took a second and more for these; processor time, because the machine may be busy with others.
    for (const hostile of ['<at'.repeat(9_000), `<at>${'x'.repeat(27_000)}`, '<'.repeat(28_000)]) {
      const started = process.cpuUsage();
      cleanText(hostile);
      assert.ok(process.cpuUsage(started).user < 500_000);
    }
  });
});
