import assert from 'node:assert/strict';
import type { Directory } from '../../src/ask/ports.js';
import type { Viewer } from '../../src/access/viewer.js';
import { ForesailError } from '../../src/errors.js';
import type { TurnEvent } from '../../bot/adapter/turn.js';
import type { AdaptiveCard } from '../../bot/cards/element.js';
import type { BotParts } from '../../bot/dependencies.js';
import { actionsOf, cardBudget, problemsOf, sizeOf, textsOf } from './cardCheck.js';
import { ana, cardOf, createRoom, taps, turnOf } from './fakeTurn.js';
import { bodyOf, filled, formIn, foundIn, odooUrl, ownCommands, ownPipeline, titlesIn } from './extensionWorld.js';
import { deals, viewer } from './world.js';

const ben = viewer({ name: 'Ben Carter' });
const directory: Directory = {
  ...{ people: [], teams: [], tags: [] },
  stages: [{ id: 3, name: 'Proposition' }],
  accounts: [
    { id: 1, name: 'Porto Foods' },
    { id: 2, name: 'Lyon <b>Optics</b>' },
  ],
};
const invoke = (name: string, value: unknown): TurnEvent => ({
  kind: 'extension',
  name: `composeExtension/${name}`,
  value,
});
const query = (text: string, commandId = 'searchDeals', more: object = {}) =>
  invoke('query', { commandId, parameters: [{ name: 'text', value: text }], ...more });
const link = (url: string) => invoke('queryLink', { url });
/** Anything of the deals that somebody else must not read: names, accounts, amounts, owners. */
const secrets = /Porto|Leeds|184|126|€|EUR|Silva|Proposition/;

type Where = Parameters<typeof turnOf>[2];
const shared: Where = { kind: 'groupChat' };
const by = (who: Viewer): Where => ({ kind: 'groupChat', who });

function roomOf(part: Partial<BotParts> = {}) {
  const pipeline = ownPipeline();
  const { commands, written } = ownCommands();
  const parts = { pipeline, dealCommands: commands, odooUrl, directory: { load: async () => directory } };
  const room = createRoom({ ...parts, ...part });
  const ask = async (event: TurnEvent, where: Where = shared) => bodyOf(await room.handle(turnOf(room, event, where)));
  /** In the person's own chat with the bot, which the bot knows. */
  const alone = async (event: TurnEvent, where: Where = {}) => {
    const { address, sender } = turnOf(room, event, where);
    await room.parts.conversations.keep(address, sender?.aadObjectId ?? null);
    return ask(event, where);
  };
  return { room, pipeline, commandsWritten: written, ask, alone };
}

describe('the search of the message extension', () => {
  it('finds deals by every word of name and account, in the words of who searches', async () => {
    const { ask } = roomOf();
    const [porto, another] = foundIn(await ask(query('porto foods')));
    assert.equal(porto?.preview.content.title, 'Porto Foods, cold storage');
    assert.match(porto.preview.content.text, /€\u00a0184,000 · Proposition · Ana Silva · /);
    assert.equal(another, undefined);
  });

  it('reads what people type in chat: an amount, a stage, a number of deals', async () => {
    const { ask, pipeline } = roomOf();
    const large = titlesIn(await ask(query('over 100k')));
    assert.deepEqual(large, ['Porto Foods, cold storage', 'Leeds Media, fleet trackers']);
    await ask(query('proposition'));
    assert.deepEqual(pipeline.listed.find(({ filters }) => filters.stageIds)?.filters.stageIds, [3]);
    await ask(query('over 100k in proposition'));
    const both = pipeline.listed.filter(({ filters }) => filters.stageIds && filters.amountOver);
    assert.deepEqual(
      both.map(({ filters }) => [filters.stageIds, filters.amountOver]),
      [[[3], 100_000]],
    );
    await ask(query('top 5 deals'));
    assert.ok(pipeline.listed.some(({ orderBy, filters }) => orderBy === '-amount' && filters.text === undefined));
  });

  it('shows the largest open deals before anything is typed, a page at a time', async () => {
    const { ask } = roomOf();
    const start = invoke('query', { commandId: 'searchDeals', parameters: [{ name: 'initialRun', value: 'true' }] });
    assert.equal(foundIn(await ask(start)).length, deals.length);
    const page = titlesIn(await ask(query('', 'searchDeals', { queryOptions: { skip: 5, count: 5 } })));
    assert.deepEqual(
      page,
      deals.slice(5, 10).map(({ name }) => name),
    );
  });

  it('inserts a card that names nothing where others read along, and asks for itself for each who looks', async () => {
    const { ask } = roomOf();
    for (const where of [{ kind: 'groupChat' }, { kind: 'channel' }, { kind: 'personal', id: 'with-ben' }] as const) {
      const [found] = foundIn(await ask(query('porto foods'), where));
      const card = found?.content as AdaptiveCard & { refresh: { action: { verb: string }; userIds: string[] } };
      assert.deepEqual(problemsOf(card), []);
      assert.doesNotMatch(textsOf(card).join('\n'), secrets);
      assert.equal(card.refresh.action.verb, 'deal.look');
      assert.deepEqual(card.refresh.userIds, [`29:aad-${ana.email}`]);
      assert.ok(actionsOf(card).some(({ url }) => url === `${odooUrl}/odoo/crm/412`));
    }
  });

  it('inserts the deal itself in the person’s own chat with the bot', async () => {
    const { alone } = roomOf();
    const [found] = foundIn(await alone(query('porto foods')));
    const card = found?.content as AdaptiveCard;
    assert.match(textsOf(card).join('\n'), /Porto Foods, cold storage/);
    assert.ok(sizeOf(card) < cardBudget);
  });

  it('finds accounts, with nothing in their names that a client would read as markup', async () => {
    const { ask } = roomOf();
    assert.deepEqual(titlesIn(await ask(query('porto', 'searchAccounts'))), ['Porto Foods']);
    assert.deepEqual(titlesIn(await ask(query('optics', 'searchAccounts'))), ['Lyon ‹b›Optics‹/b›']);
    assert.doesNotMatch(textsOf(foundIn(await ask(query('', 'searchAccounts')))[0]?.content).join(), secrets);
  });

  it('shows nobody the deals of somebody else, by name or by id', async () => {
    const { ask } = roomOf();
    for (const text of ['porto foods', 'over 10k', '412', '', "Ana Silva's deals"]) {
      assert.deepEqual(foundIn(await ask(query(text), by(ben))), []);
    }
  });

  it('tells a stranger why, and posts nothing into the conversation', async () => {
    const { room, ask } = roomOf();
    const body = await ask(query('porto'), { kind: 'groupChat', who: null });
    assert.ok('composeExtension' in body && body.composeExtension.type === 'message');
    assert.equal(room.written.length, 0);
  });

  it('says that it failed, without what failed', async () => {
    const pipeline = { ...ownPipeline(), opportunities: () => Promise.reject(new Error('secret of the house')) };
    const { room, ask } = roomOf({ pipeline });
    const body = await ask(query('porto'));
    assert.ok('composeExtension' in body && body.composeExtension.type === 'message');
    assert.match(body.composeExtension.text, /\(req_/);
    assert.doesNotMatch(body.composeExtension.text, /secret/);
    assert.equal(room.written.length, 0);
  });

  it('knows a person by the account alone where the bot is not in the conversation', async () => {
    const { room, ask } = roomOf();
    const known = room.parts.identity.viewerForTeamsAccount.bind(room.parts.identity);
    const identity = {
      ...room.parts.identity,
      viewerForTeamsAccount: (account: Parameters<typeof known>[0]) =>
        account.aadObjectId === `aad-${ana.email}` ? Promise.resolve(ana) : known(account),
    };
    const closed = createRoom({ ...room.parts, identity });
    const turn = turnOf(closed, query('porto foods'), { kind: 'groupChat' });
    const failing = { ...turn, account: () => Promise.reject(new Error('BotNotInConversationRoster')) };
    assert.equal(titlesIn(bodyOf(await closed.handle(failing))).length, 1);
    await assert.rejects(async () => foundIn(await ask(query('x'), { kind: 'groupChat', rosterFails: true })));
  });

  for (const value of [
    null,
    {},
    { commandId: 'another' },
    { parameters: 'x' },
    { parameters: [{ value: { $gt: '' } }] },
  ]) {
    it(`takes no other form: ${JSON.stringify(value)}`, async () => {
      const { room } = roomOf();
      const reply = await room.handle(turnOf(room, invoke('query', value), shared));
      assert.equal(reply?.kind ?? null, value !== null && Object.keys(value).length === 0 ? 'extension' : null);
    });
  }
});

describe('a link into Odoo', () => {
  const mine = `${odooUrl}/odoo/crm/412`;
  const nobodys = `${odooUrl}/odoo/crm/999999`;

  it('becomes the same card for whoever pastes it where others read along, deal or not, without a single read', async () => {
    const { ask, pipeline } = roomOf();
    const cards = [];
    for (const [url, where] of [
      [mine, shared],
      [mine, by(ben)],
      [nobodys, shared],
      [nobodys, by(ben)],
    ] as const) {
      const { sender } = turnOf(roomOf().room, link(url), where);
      const text = JSON.stringify(await ask(link(url), where));
      cards.push(text.replaceAll(/412|999999/g, 'N').replaceAll(sender?.id ?? '', 'me'));
      assert.doesNotMatch(text, secrets);
    }
    assert.equal(new Set(cards).size, 1);
    assert.deepEqual([pipeline.reads, pipeline.listed], [[], []]);
  });

  it('shows the deal to who may see it, at a look', async () => {
    const { room, pipeline } = roomOf();
    const screen = cardOf(await room.handle(turnOf(room, taps('deal.look', { id: 412 }), shared)));
    assert.match(textsOf(screen.card).join('\n'), /Porto Foods, cold storage/);
    assert.deepEqual(problemsOf(screen.card), []);
    assert.deepEqual(pipeline.reads, ['Ana Silva reads 412']);
    assert.equal(room.written.length, 0);
  });

  it('shows who may not the link alone, by the very reads and the very card of a deal that is not there', async () => {
    const { room, pipeline } = roomOf();
    const look = async (id: number) => {
      const { card, summary } = cardOf(await room.handle(turnOf(room, taps('deal.look', { id }), by(ben))));
      return JSON.stringify([summary, card]);
    };
    const [hers, nobodysCard] = [await look(412), await look(999_999)];
    assert.equal(hers.replaceAll('412', 'N'), nobodysCard.replaceAll('999999', 'N'));
    assert.doesNotMatch(hers, secrets);
    assert.match(hers, /odoo\/crm\/412/);
    assert.deepEqual(pipeline.reads, ['Ben Carter reads 412', 'Ben Carter reads 999999']);
  });

  it('shows who is not known here the link alone and how to get access, and tells nobody else', async () => {
    const { room, pipeline, alone } = roomOf();
    const looks = [taps('deal.look', { id: 412 }), taps('deal.look', { id: 999_999 }), taps('account.look', { id: 1 })];
    const cards = [];
    for (const look of looks) {
      const { card } = cardOf(await room.handle(turnOf(room, look, { kind: 'groupChat', who: null })));
      assert.match(textsOf(card).join('\n'), /ask your administrator to link you/);
      assert.deepEqual(
        actionsOf(card).map(({ type }) => type),
        ['Action.OpenUrl'],
      );
      assert.doesNotMatch(JSON.stringify(card), secrets);
      cards.push(JSON.stringify(card).replace(/412|999999/, 'N'));
    }
    assert.equal(cards[0], cards[1]);
    assert.deepEqual([room.written, pipeline.reads, pipeline.listed], [[], [], []]);
    const [own] = foundIn(await alone(link(mine), { who: null }));
    assert.match(JSON.stringify(own?.content), /ask your administrator to link you/);
    assert.deepEqual(pipeline.reads, []);
  });

  it('shows an account only to who sees a deal of it', async () => {
    const { room } = roomOf();
    const look = async (who: Viewer) =>
      cardOf(await room.handle(turnOf(room, taps('account.look', { id: 1 }), by(who))));
    assert.match(textsOf((await look(ana)).card).join('\n'), /Porto Foods/);
    assert.doesNotMatch(textsOf((await look(ben)).card).join('\n'), secrets);
  });

  it('becomes the deal itself in the person’s own chat, and the link alone for what is not theirs', async () => {
    const { alone } = roomOf();
    assert.match(JSON.stringify(foundIn(await alone(link(mine)))[0]?.content), /cold storage/);
    const [other] = foundIn(await alone(link(nobodys)));
    assert.match(JSON.stringify(other?.content), /nothing of it that you may see/);
    assert.doesNotMatch(JSON.stringify(other?.preview), secrets);
  });

  it('is a bare link to people whom the app does not know, with nothing to call back', async () => {
    const { ask } = roomOf();
    const [found] = foundIn(await ask(invoke('anonymousQueryLink', { url: mine }), { kind: 'channel', who: null }));
    assert.deepEqual(
      actionsOf(found?.content).map(({ type }) => type),
      ['Action.OpenUrl'],
    );
    assert.ok(!JSON.stringify(found?.content).includes('refresh'));
  });

  it('of an action is unfurled where the action shows deals, and left alone where it does not', async () => {
    const { ask } = roomOf({ actionModel: async (action) => (action === '331' ? 'crm.lead' : 'sale.order') });
    assert.equal(foundIn(await ask(link(`${odooUrl}/odoo/action-331/412`))).length, 1);
    assert.equal(foundIn(await ask(link(`${odooUrl}/odoo/action-400/412`))).length, 0);
    assert.equal(foundIn(await roomOf().ask(link(`${odooUrl}/odoo/action-331/412`))).length, 0);
  });

  it('elsewhere stays a link', async () => {
    const { ask } = roomOf();
    for (const url of ['https://evil.example/odoo/crm/412', `${odooUrl}/odoo/contacts/412`, 'x']) {
      assert.deepEqual(foundIn(await ask(link(url))), []);
    }
  });
});

describe('a note from a message', () => {
  const message = {
    body: { contentType: 'html', content: '<p>Porto Foods wants <b>two</b> more freezers &amp; a lift</p>' },
    from: { user: { displayName: 'Ben Carter' } },
  };
  const open = (payload: unknown = message) => invoke('fetchTask', { commandId: 'logNote', messagePayload: payload });
  const submit = (data: unknown) => invoke('submitAction', { commandId: 'logNote', data, messagePayload: message });
  const inputOf = (card: ReturnType<typeof formIn>, id: string) => card.body.find((one) => one.id === id);

  it('starts with the message’s words, whose they are, and the deal of the account that it names', async () => {
    const card = formIn(await roomOf().ask(open()));
    const note = inputOf(card, 'note')?.value;
    assert.equal(note, 'Porto Foods wants two more freezers & a lift\nBen Carter, in Teams');
    assert.equal(inputOf(card, 'dealId')?.value, '412');
    assert.equal(inputOf(card, 'dealId')?.choices?.length, deals.length);
    assert.deepEqual(problemsOf({ ...card, actions: [] } as unknown as AdaptiveCard), []);
    assert.ok(sizeOf(card as unknown as AdaptiveCard) < cardBudget);
  });

  it('starts with the deal that the message links to', async () => {
    const content = `<a href="${odooUrl}/web#id=398&amp;model=crm.lead">this one</a>`;
    assert.equal(inputOf(formIn(await roomOf().ask(open({ body: { content } }))), 'dealId')?.value, '398');
  });

  it('is one dialog whether or not a client names the command', async () => {
    const { ask } = roomOf();
    for (const commandId of ['', undefined, null]) {
      const body = await ask(invoke('submitAction', { commandId, data: filled(formIn(await ask(open())), 'Search') }));
      assert.ok(formIn(body).actions.length > 0);
    }
  });

  it('starts empty without a message, and for somebody without deals without any', async () => {
    const { ask } = roomOf();
    assert.equal(inputOf(formIn(await ask(open(null))), 'note')?.value, undefined);
    assert.equal(inputOf(formIn(await ask(open(), by(ben))), 'dealId'), undefined);
  });

  it('finds another deal by a search, keeping what was written', async () => {
    const { ask } = roomOf();
    const first = formIn(await ask(open()));
    const card = formIn(await ask(submit(filled(first, 'Search', { search: 'leeds media', note: 'Mine' }))));
    assert.deepEqual([inputOf(card, 'dealId')?.value, inputOf(card, 'note')?.value], ['398', 'Mine']);
    const none = formIn(await ask(submit(filled(first, 'Search', { search: 'zzz' }))));
    assert.match(JSON.stringify(none), /No deal that you may see fits/);
  });

  it('is written once, with the person’s name and a command id, however often it is submitted', async () => {
    const { ask, commandsWritten } = roomOf();
    const data = filled(formIn(await ask(open())), 'Save note');
    for (let times = 0; times < 2; times += 1) {
      const body = await ask(submit(data));
      assert.ok('task' in body && body.task.type === 'message');
      assert.equal(body.task.value, 'Noted on Porto Foods, cold storage, in your name.');
    }
    const [note, another] = commandsWritten;
    assert.equal(another, undefined);
    assert.deepEqual([note?.by, note?.dealId, note?.command.kind], ['Ana Silva', 412, 'note']);
    assert.match(note?.commandId ?? '', /^[A-Za-z\d][A-Za-z\d-]{7,63}$/);
  });

  for (const [what, inputs, problem] of [
    ['no deal', { dealId: '' }, /Choose the deal/],
    ['something else for a deal', { dealId: '412 or 1=1' }, /Choose the deal/],
    ['no words', { note: '   ' }, /Write something first/],
    ['too many words', { note: 'x'.repeat(2_001) }, /at most 2,000 characters/],
  ] as const) {
    it(`with ${what} is sent back with what is wrong, in words`, async () => {
      const { ask, commandsWritten } = roomOf();
      const card = formIn(await ask(submit(filled(formIn(await ask(open())), 'Save note', inputs))));
      assert.match(JSON.stringify(card), problem);
      assert.deepEqual(commandsWritten, []);
    });
  }

  it('of somebody else’s deal is refused as one that is not there, and one’s own dialog replayed by another writes nothing', async () => {
    const { ask, commandsWritten } = roomOf();
    const anas = filled(formIn(await ask(open())), 'Save note');
    const replayed = JSON.stringify(await ask(submit(anas), by(ben)));
    assert.match(replayed, /There is no such deal that you may see/);
    assert.doesNotMatch(replayed, /184|€|cold storage/);
    const nobodys = JSON.stringify(await ask(submit({ ...anas, dealId: '999999' }), by(ben)));
    assert.equal(nobodys, replayed);
    assert.deepEqual(commandsWritten, []);
  });

  it('that Odoo refuses is told in the words of the command, and the dialog stays', async () => {
    const failing = new ForesailError('CHANGE_REFUSED', { message: 'The deal is archived; restore it in Odoo first' });
    const { ask } = roomOf({ dealCommands: ownCommands({ failing }).commands });
    const card = formIn(await ask(submit(filled(formIn(await ask(open())), 'Save note'))));
    assert.match(JSON.stringify(card), /restore it in Odoo first/);
  });

  it('takes no other form', async () => {
    const { ask } = roomOf();
    for (const data of [null, {}, { step: 'save' }, { step: 'save', nonce: '$', dealId: '412', note: 'x' }]) {
      const body = await ask(submit(data));
      assert.ok('task' in body && body.task.type === 'message');
    }
  });
});
