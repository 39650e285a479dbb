import { ForesailError } from '../../src/errors.js';
import type { Answer } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { ActionReply, Turn } from '../adapter/turn.js';
import { answerScreen } from '../cards/answer.js';
import { helpScreen } from '../cards/help.js';
import { listScreen } from '../cards/list.js';
import type { Screen } from '../cards/screen.js';
import { channelOf } from '../adapter/thread.js';
import { commandPeople } from '../commands/people.js';
import type { PeopleCommand } from '../commands/peopleGrammar.js';
import { callDeal, setTarget } from '../commands/plans.js';
import { cancelSubscription, confirmSubscription, rewordSubscription } from '../commands/subscriptionDrafts.js';
import { changeSubscription } from '../commands/subscriptions.js';
import { commandProjections, type ProjectionCommand } from '../commands/projections.js';
import { followRun, progressScreen, runScreen, startSync, syncRefusal } from '../commands/sync.js';
import { switchSync } from '../commands/syncSwitches.js';
import { answerWords } from '../conversation/answerWords.js';
import { askQuestion } from '../conversation/ask.js';
import { deliver, deliverAlone, isShared, replyWith } from '../conversation/deliver.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { changeDeal, openDealScreen, refuseForm } from './changeDeal.js';
import { showAlert } from '../notify/showAlert.js';
import { actionData, isVerb, type ActionData, type Verb } from './actionData.js';
import { answerReread, rereads } from './reread.js';

/** A tap: who, where, and what with. */
interface Tap<Name extends Verb> {
  readonly turn: Turn;
  readonly person: Person;
  readonly data: ActionData<Name>;
  readonly parts: BotParts;
  /** The message that carries the card. */
  readonly messageId: string | null;
}

type Performers = { readonly [Name in Verb]: (tap: Tap<Name>) => Promise<ActionReply> };

/**
 * Performs an Action.Execute. Nothing in its data is believed but ids; each is looked up, and authorised, for the person
 * who tapped.
 * @throws ForesailError NOT_FOUND, BAD_REQUEST and whatever the pipeline refuses with.
 */
export async function perform(
  action: { readonly verb: string; readonly data: unknown; readonly messageId: string | null },
  turn: Turn,
  person: Person,
  parts: BotParts,
): Promise<ActionReply> {
  if (!isVerb(action.verb)) throw new ForesailError('NOT_FOUND');
  const parsed = actionData[action.verb].safeParse(action.data);
  if (!parsed.success) {
    const refused = await refuseForm(action.verb, action.data, { turn, person, parts });
    if (refused) return refused;
    throw new ForesailError('BAD_REQUEST');
  }
  const tap = { turn, person, data: parsed.data, parts, messageId: action.messageId };
  return (performers[action.verb] as (tap: unknown) => Promise<ActionReply>)(tap);
}

const performers: Performers = {
  'answer.group': async (tap) => {
    const { question } = await reopen(tap, tap.data.answerId);
    return shown(
      tap,
      await askQuestion({ ...question, groupBy: tap.data.by, limit: null }, tap.person, false, tap.parts),
    );
  },
  'answer.convert': async (tap) => {
    const { question } = await reopen(tap, tap.data.answerId);
    return shown(tap, await askQuestion({ ...question, convertTo: tap.data.convertTo }, tap.person, false, tap.parts));
  },
  'answer.page': async (tap) => shown(tap, await rereads['answer.page'](reading(tap))),
  'answer.explain': async (tap) => shown(tap, await rereads['answer.explain'](reading(tap))),
  'answer.view': async (tap) => shown(tap, await rereads['answer.view'](reading(tap))),
  'dashboard.show': async (tap) => shown(tap, await rereads['dashboard.show'](reading(tap))),
  'answer.movement': async (tap) => {
    const { question } = await reopen(tap, tap.data.answerId);
    const asked = { ...question, measure: 'movement' as const, groupBy: null, limit: null };
    return shown(tap, await askQuestion(asked, tap.person, false, tap.parts));
  },
  'answer.mine': async (tap) => {
    const answer = await reopen(tap, tap.data.answerId);
    await tap.parts.memory.rememberQuestion(tap.person.key, answer.question);
    const screen = answerScreen(answer, cardContext(tap.person.viewer, tap.parts));
    const reply = await shown(tap, screen);
    if (isShared(tap.turn)) await rememberAlone(tap, answer.question);
    return reply;
  },
  'deals.show': async (tap) => {
    const answer = await withDeals(await reopen(tap, tap.data.answerId), tap);
    const place = { cursor: null, skip: 0, before: 0, drilled: true };
    return shown(tap, listScreen(answer, cardContext(tap.person.viewer, tap.parts), place));
  },
  'deal.open': async (tap) => posted(tap, await openDealScreen(tap.data.dealId, tap.person, tap.parts)),
  'deal.stage': (tap) => changeDeal({ verb: 'deal.stage', data: tap.data }, tap),
  'deal.amount': (tap) => changeDeal({ verb: 'deal.amount', data: tap.data }, tap),
  'deal.close': (tap) => changeDeal({ verb: 'deal.close', data: tap.data }, tap),
  'deal.won': (tap) => changeDeal({ verb: 'deal.won', data: tap.data }, tap),
  'deal.lost': (tap) => changeDeal({ verb: 'deal.lost', data: tap.data }, tap),
  'deal.note': (tap) => changeDeal({ verb: 'deal.note', data: tap.data }, tap),
  'deal.next': (tap) => changeDeal({ verb: 'deal.next', data: tap.data }, tap),
  'deal.done': (tap) => changeDeal({ verb: 'deal.done', data: tap.data }, tap),
  'deal.undo': (tap) => changeDeal({ verb: 'deal.undo', data: tap.data }, tap),
  'plan.target': async (tap) => shown(tap, await setTarget(tap.data, tap.person, tap.parts)),
  'plan.deal': async (tap) => {
    const { dealId, category } = tap.data;
    const { deal } = await tap.parts.pipeline.opportunity(tap.person.viewer, dealId);
    return shown(tap, await callDeal(deal, category, tap.person, tap.parts));
  },
  'subscription.confirm': async (tap) => shown(tap, await confirmSubscription(tap.data.draftId, tap.person, tap.parts)),
  'subscription.reword': async (tap) => shown(tap, await rewordSubscription(tap.data, tap.person, tap.parts)),
  'subscription.cancel': async (tap) => shown(tap, await cancelSubscription(tap.data.draftId, tap.person, tap.parts)),
  'subscription.change': async (tap) => {
    const screen = await changeSubscription(tap.data.id, tap.data.act, tap.person, tap.parts);
    // What told of something stays as it is; a list of alerts would be out of date.
    return tap.data.listed ? shown(tap, screen) : posted(tap, screen);
  },
  'alert.show': async (tap) => {
    const screen = await showAlert(tap.data.id, tap.person, tap.parts);
    return isShared(tap.turn) ? posted(tap, screen) : shown(tap, screen);
  },
  'ask.run': async (tap) => {
    const { turn, person, parts } = tap;
    let reply: ActionReply = { kind: 'done' };
    await answerWords(tap.data.text, turn, person, parts, async (screen) => {
      const post = await postedHere(tap, screen);
      reply = post.reply;
      return post.id;
    });
    return reply;
  },
  'choice.pick': async (tap) => {
    const key = tap.person.key;
    const choice = await tap.parts.memory.offered(key, tap.data.choiceId);
    const option = choice?.options[tap.data.pick];
    if (!option) throw new ForesailError('NOT_FOUND', { message: 'This choice is not open to you any more' });
    const screen = await askQuestion(option.question, tap.person, false, tap.parts);
    return tap.data.keep ? posted(tap, screen) : shown(tap, screen);
  },
  'card.refresh': async (tap) => {
    const { data } = tap;
    if ('runId' in data) return shown(tap, await runScreen(data.runId, tap.person, isShared(tap.turn), tap.parts));
    try {
      return await shown(tap, await answerReread({ ...reading(tap), data }));
    } catch (error) {
      // A card that is gone back to tells so in a line, not in a message of its own.
      if (error instanceof ForesailError && error.code === 'ANSWER_NOT_KEPT')
        return { kind: 'said', text: error.message };
      throw error;
    }
  },
  'help.show': async (tap) =>
    posted(tap, helpScreen(tap.person.viewer.role, cardContext(tap.person.viewer, tap.parts))),
  'projections.show': (tap) => command(tap, { kind: 'projections' }),
  'projection.rebuild': (tap) => command(tap, { kind: 'rebuild', name: tap.data.name, confirmed: true }),
  'projection.switch': (tap) =>
    command(tap, { kind: tap.data.act === 'pause' ? 'pauseProjection' : 'resumeProjection', name: tap.data.name }),
  'deadletters.show': (tap) => command(tap, { kind: 'deadLetters' }),
  'deadletter.retry': (tap) => command(tap, { kind: 'retry', id: tap.data.id }),
  'deadletter.discard': (tap) => command(tap, { kind: 'discard', ...tap.data }),
  'role.set': (tap) => {
    const { odooUserId, role } = tap.data;
    return people(tap, { kind: 'setRole', who: String(odooUserId), role, confirmed: true });
  },
  'account.unlink': (tap) => people(tap, { kind: 'unlink', account: tap.data.objectId, confirmed: true }),
  'sync.switch': async (tap) => {
    const { act } = tap.data;
    const wanted = act === 'confirmRemoval' ? { kind: act, confirmed: true } : { kind: act };
    return shown(tap, await switchSync(wanted, tap.person, isShared(tap.turn), tap.parts));
  },
  'sync.start': async (tap) => {
    const { turn, person, parts, messageId } = tap;
    const run = await startSync(tap.data.mode, person, parts);
    if (run === null) return posted(tap, syncRefusal(person, isShared(turn)));
    const { mode } = tap.data;
    if (messageId !== null)
      parts.inBackground(followRun(run, mode, { address: turn.address, id: messageId }, person, parts));
    return { kind: 'card', screen: progressScreen(run, mode, person, parts) };
  },
};

/** The answer stands in the person's own chat now: what they say there next refines it. */
async function rememberAlone({ person, parts }: Tap<Verb>, question: PipelineQuestion): Promise<void> {
  const { aadObjectId } = person.sender;
  const own = await parts.conversations.personalOf(aadObjectId);
  if (own) await parts.memory.rememberQuestion({ aadObjectId, conversationId: own.conversationId }, question);
}

/** What was answered before is read as it stands now. */
function reading<Name extends Verb>({ data, person, parts }: Tap<Name>) {
  return { data, person, parts, context: cardContext(person.viewer, parts) };
}

function reopen(tap: Tap<Verb>, answerId: string): Promise<Answer> {
  return tap.parts.pipeline.reopen(tap.person.viewer, answerId);
}

function shown(tap: Tap<Verb>, screen: Screen): Promise<ActionReply> {
  return replyWith(tap.turn, tap.person, screen, tap.parts);
}

async function people(tap: Tap<Verb>, wanted: PeopleCommand): Promise<ActionReply> {
  const conversation = { id: channelOf(tap.turn.address.conversationId), shared: isShared(tap.turn) };
  return shown(tap, await commandPeople(wanted, tap.person, conversation, tap.parts));
}

async function command(tap: Tap<Verb>, wanted: ProjectionCommand): Promise<ActionReply> {
  const { turn, messageId } = tap;
  const message = messageId === null ? null : { address: turn.address, id: messageId };
  return shown(tap, await commandProjections(wanted, tap.person, isShared(turn), tap.parts, message));
}

/** As a message of its own: the card that was tapped stays, to be tapped again. */
async function posted(tap: Tap<Verb>, screen: Screen): Promise<ActionReply> {
  return (await postedHere(tap, screen)).reply;
}

/** The same with the id of the message, empty where it went to the person's own chat. */
async function postedHere(
  tap: Tap<Verb>,
  screen: Screen,
): Promise<{ readonly id: string; readonly reply: ActionReply }> {
  if (isShared(tap.turn) && screen.audience === 'person') {
    const reached = await deliverAlone(tap.turn, tap.person, screen, tap.parts);
    const text = reached ? 'Answered in your own chat.' : 'I could not write to you alone.';
    return { id: '', reply: { kind: 'said', text } };
  }
  const id = await deliver(tap.turn, tap.person, screen, tap.parts);
  return { id, reply: { kind: 'said', text: screen.summary } };
}

/** The answer of a grouping has no rows of its own where the pipeline gives none: they are asked for. */
async function withDeals(answer: Answer, tap: Tap<Verb>): Promise<Answer> {
  if (answer.deals !== null && answer.deals.rows.length > 0) return answer;
  return tap.parts.pipeline.answer(tap.person.viewer, { ...answer.question, groupBy: null });
}
