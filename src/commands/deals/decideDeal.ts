import type { Viewer } from '../../access/viewer.js';
import { minorDigits } from '../../currency.js';
import type { DealChange } from '../../eventStore/dealEvents.js';
import type { DealCommand } from './dealCommand.js';
import { refused, type DealDecision } from './dealDecision.js';
import { decideUndo } from './decideUndo.js';
import type { DealState, DecidedDeal } from './dealState.js';

type Decided = DealChange | string;

/** Decides a command for somebody who may see the deal. Pure. */
export function decideDeal(viewer: Viewer, command: DealCommand, state: DealState): DealDecision {
  const forbidden = whyNot(viewer, command, state);
  if (forbidden !== null) return { kind: 'refused', code: 'FORBIDDEN', reason: forbidden };
  if (command.kind === 'undo') return decideUndo(state);
  const decided = decide(command, state);
  if (typeof decided === 'string') return refused(decided);
  return { kind: 'intent', change: decided, seen: state.seen, undoes: null };
}

/** Its owner, a manager above, an admin; an activity may also be done by whom it is assigned to. */
export function mayChange(viewer: Viewer, deal: Pick<DecidedDeal, 'owner'>): boolean {
  if (viewer.role === 'none') return false;
  if (viewer.role === 'rep') return viewer.odooUserId !== null && deal.owner?.id === viewer.odooUserId;
  return true;
}

function whyNot(viewer: Viewer, command: DealCommand, { deal, activity }: DealState): string | null {
  if (mayChange(viewer, deal)) return null;
  const own = command.kind === 'activityDone' && activity !== null && activity.assigneeId === viewer.odooUserId;
  return own ? null : 'Only its owner, a manager above them and admins can change this deal';
}

function decide(command: Exclude<DealCommand, { kind: 'undo' }>, state: DealState): Decided {
  switch (command.kind) {
    case 'note':
      return { kind: 'note', text: command.text };
    case 'nextActivity':
      return nextActivity(command, state);
    case 'activityDone':
      return activityDone(command, state);
    default:
      return state.deal.status === 'open' ? decideOpen(command, state) : settledSentence(state.deal);
  }
}

type OpenCommand = Exclude<DealCommand, { kind: 'undo' | 'note' | 'nextActivity' | 'activityDone' }>;

/** What can be done to an open deal alone. */
function decideOpen(command: OpenCommand, state: DealState): Decided {
  switch (command.kind) {
    case 'stage':
      return toStage(command.stageId, state);
    case 'amount':
      return toAmount(command.amount, state);
    case 'expectedClose':
      return toExpectedClose(command.expectedClose, state);
    case 'won':
      return won(state);
    case 'lost':
      return lost(command, state);
  }
}

function settledSentence({ status }: DecidedDeal): string {
  return status === 'archived'
    ? 'The deal is archived; restore it in Odoo first'
    : `The deal is ${status} already; undo that, or reopen it in Odoo`;
}

/** A won stage wins the deal: that is said and done as such. */
function toStage(stageId: number, state: DealState): Decided {
  const stage = stagesFor(state).find((one) => one.id === stageId);
  if (!stage) return 'This deal has no stage of that kind';
  const { id, name, isWon } = stage;
  if (isWon) return { kind: 'won', stage: { id, name } };
  if (state.seen.stage?.id === id) return `The deal is in ${name} already`;
  return { kind: 'stage', stage: { id, name } };
}

/** Stages that the deal's team uses, in order. */
export function stagesFor({ deal, choices }: Pick<DealState, 'deal' | 'choices'>): DealState['choices']['stages'] {
  const team = deal.team?.id;
  return choices.stages.filter(({ teamIds }) => teamIds.length === 0 || (team !== undefined && teamIds.includes(team)));
}

function toAmount(amount: number, { deal, seen }: DealState): Decided {
  const digits = minorDigits(deal.currency);
  const minor = Number((amount * 10 ** digits).toFixed(4));
  if (!Number.isSafeInteger(minor)) return `${deal.currency} has ${digits} decimal places`;
  if (seen.amount?.minor === minor) return 'The amount is that already';
  return { kind: 'amount', amount: { minor, currency: deal.currency } };
}

function toExpectedClose(day: string | null, { seen, today }: DealState): Decided {
  if (seen.expectedClose === day) return 'The expected close is that day already';
  if (day !== null && day < today) return 'Choose a date from today on';
  return { kind: 'expectedClose', expectedClose: day };
}

/** To the next won stage, as Odoo's own button does. */
function won(state: DealState): Decided {
  const stages = stagesFor(state).filter((stage) => stage.isWon);
  const sequence = state.deal.stage?.sequence ?? 0;
  const stage = stages.find((one) => one.sequence > sequence) ?? stages.at(-1);
  if (!stage) return 'No stage of this team counts as won; ask your administrator';
  return { kind: 'won', stage: { id: stage.id, name: stage.name } };
}

function lost({ lostReasonId, note }: Extract<DealCommand, { kind: 'lost' }>, { choices }: DealState): Decided {
  const reason = choices.lostReasons.find((one) => one.id === lostReasonId);
  if (!reason) return 'Choose one of the reasons that Odoo has';
  return { kind: 'lost', reason: { id: reason.id, name: reason.name }, note: textOrNull(note) };
}

function nextActivity(command: Extract<DealCommand, { kind: 'nextActivity' }>, state: DealState): Decided {
  const type = state.choices.activityTypes.find((one) => one.id === command.activityTypeId);
  if (!type) return 'Choose one of the kinds of activities that Odoo has';
  if (command.dueOn < state.today) return 'Choose a due date from today on';
  if (state.assignee === null) return 'Choose somebody of yours for the activity';
  return {
    kind: 'nextActivity',
    type: { id: type.id, name: type.name },
    summary: textOrNull(command.summary),
    dueOn: command.dueOn,
    assignee: state.assignee,
  };
}

function activityDone(command: Extract<DealCommand, { kind: 'activityDone' }>, { activity }: DealState): Decided {
  if (activity === null) return 'The deal has no such activity';
  if (activity.done) return 'The activity is done already';
  const { id, name } = activity;
  return { kind: 'activityDone', activity: { id, name }, feedback: textOrNull(command.feedback) };
}

function textOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}
