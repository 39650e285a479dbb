import { createHash } from 'node:crypto';
import type { DealCommand } from '../../src/commands/deals/dealCommand.js';
import type { DealCommands } from '../../src/commands/deals/createDealCommands.js';
import { ForesailError, type ErrorCode } from '../../src/errors.js';
import type { ActionReply, Turn } from '../adapter/turn.js';
import { changeForms } from '../cards/changeDeal.js';
import { changedBanner, refusedBanner, type Banner } from '../cards/changeDealOutcome.js';
import { dealScreen, noDealScreen } from '../cards/deal.js';
import { dealStory } from '../cards/dealStory.js';
import type { Screen } from '../cards/screen.js';
import type { Reader } from '../cards/words/reader.js';
import { replyWith } from '../conversation/deliver.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { changeDealData, whatIsMissing, type ChangeData, type ChangeVerb } from './changeDealData.js';

/** Who tapped, where. */
interface Tapped {
  readonly turn: Turn;
  readonly person: Person;
  readonly parts: BotParts;
}

type ChangeTap = { [Name in ChangeVerb]: { readonly verb: Name; readonly data: ChangeData<Name> } }[ChangeVerb];

/** What a person is told on the card itself, beside the deal as it is now; anything else is an error of its own. */
const toldOnCard: readonly ErrorCode[] = [
  'DEAL_CHANGED',
  'CHANGE_REFUSED',
  'FORBIDDEN',
  'DEAL_BUSY',
  'CHANGE_UNSETTLED',
  'COMMAND_ID_REUSED',
];

/** Changes a deal from its card, by the same commands as the API, and answers with the deal as it is then. */
export async function changeDeal(tap: ChangeTap, { turn, person, parts }: Tapped): Promise<ActionReply> {
  const commands = parts.dealCommands;
  if (!commands) throw new ForesailError('NOT_FOUND');
  const banner = await attempt(tap, person, commands, cardContext(person.viewer, parts));
  return replyWith(turn, person, await openDealScreen(tap.data.dealId, person, parts, banner), parts);
}

/**
 * A form whose inputs do not fit, which a client should not have sent: the deal as it is, with what is missing.
 * @returns null where it is no form of a deal.
 */
export async function refuseForm(
  verb: string,
  data: unknown,
  { turn, person, parts }: Tapped,
): Promise<ActionReply | null> {
  const dealId = (data as { dealId?: unknown } | null)?.dealId;
  if (!isChange(verb) || !Number.isSafeInteger(dealId)) return null;
  const refusal = new ForesailError('BAD_REQUEST', { message: `Nothing was changed: ${whatIsMissing[verb]}` });
  return replyWith(
    turn,
    person,
    await openDealScreen(dealId as number, person, parts, refusedBanner(refusal, cardContext(person.viewer, parts))),
    parts,
  );
}

const isChange = (verb: string): verb is ChangeVerb => Object.hasOwn(changeDealData, verb);

async function attempt(tap: ChangeTap, { viewer }: Person, commands: DealCommands, reader: Reader): Promise<Banner> {
  const { dealId } = tap.data;
  const seen = 'seen' in tap.data ? { position: tap.data.seen } : null;
  try {
    const request = { dealId, commandId: commandIdOf(tap), seen, command: commandOf(tap) };
    return changedBanner(await commands.change(viewer, request), reader);
  } catch (error) {
    if (error instanceof ForesailError && toldOnCard.includes(error.code)) return refusedBanner(error, reader);
    throw error;
  }
}

/** The deal's card with what this person may do to it; without Odoo's choices, the deal alone. */
export async function openDealScreen(
  dealId: number,
  person: Person,
  parts: BotParts,
  banner: Banner | null = null,
): Promise<Screen> {
  const context = cardContext(person.viewer, parts);
  const opened = await parts.dealCommands?.open(person.viewer, dealId).catch(unlessThere(parts));
  const detail = await parts.pipeline.opportunity(person.viewer, dealId).catch(unlessUnseen);
  if (!detail) return noDealScreen();
  const forms = opened?.mayChange
    ? changeForms(opened, { nonce: parts.newId(), reader: context, viewer: person.viewer })
    : { row: null, actions: [] };
  const undo = banner?.undo ?? null;
  return dealScreen(detail.deal, context, {
    next: opened?.activities ?? [],
    story: dealStory(detail, context),
    body: [...(banner ? [banner.element] : []), ...(forms.row ? [forms.row] : [])],
    actions: [...(undo ? [undo] : []), ...forms.actions],
  });
}

/** A deal that one may not see and one that is not there are told alike. */
function unlessUnseen(error: unknown): null {
  if (error instanceof ForesailError && error.code === 'NOT_FOUND') return null;
  throw error;
}

function unlessThere(parts: BotParts) {
  return (error: unknown): undefined => {
    parts.log.info({ err: error }, 'A deal is shown without what may be done to it');
    return undefined;
  };
}

/** The same tap on the same card with the same inputs is the same command, however often a client sends it. */
function commandIdOf(tap: ChangeTap): string {
  const content = JSON.stringify([tap.verb, Object.entries(tap.data).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return `card-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
}

function commandOf(tap: ChangeTap): DealCommand {
  switch (tap.verb) {
    case 'deal.stage':
      return { kind: 'stage', stageId: tap.data.stageId };
    case 'deal.amount':
      return { kind: 'amount', amount: tap.data.amount };
    case 'deal.close':
      return { kind: 'expectedClose', expectedClose: tap.data.expectedClose };
    case 'deal.won':
      return { kind: 'won' };
    case 'deal.lost':
      return { kind: 'lost', lostReasonId: tap.data.lostReasonId, note: tap.data.lostNote };
    case 'deal.note':
      return { kind: 'note', text: tap.data.note };
    case 'deal.next': {
      const { activityTypeId, dueOn, summary, assigneeId } = tap.data;
      return { kind: 'nextActivity', activityTypeId, dueOn, summary, ...(assigneeId ? { assigneeId } : {}) };
    }
    case 'deal.done':
      return { kind: 'activityDone', activityId: tap.data.activityId, feedback: tap.data.feedback };
    case 'deal.undo':
      return { kind: 'undo', commandId: tap.data.undoes };
  }
}
