import type { Collection, Db, Document, Filter } from 'mongodb';
import { seesPerson, visibleActivities, visibleDeals } from '../../access/visibility.js';
import type { Viewer } from '../../access/viewer.js';
import { minorDigits } from '../../currency.js';
import { ForesailError } from '../../errors.js';
import type { DealValues, SeenValues } from '../../eventStore/dealEvents.js';
import type { EventStore } from '../../eventStore/event.js';
import { streamOf, type OdooOpportunity } from '../../eventStore/eventTypes.js';
import type { DealChoices } from '../../odoo/writeBack/choices.js';
import type { WriteBack } from '../../odoo/writeBack/createWriteBack.js';
import { fieldsOf } from '../../odoo/writeBack/differences.js';
import { living } from '../../pipeline/living.js';
import {
  collectionNames,
  type ActivityView,
  type OpportunityView,
  type ReadModels,
  type UserProfile,
} from '../../projections/documents.js';
import type { DealCommand, SeenByPerson } from './dealCommand.js';
import type { DealState, DecidedActivity, DecidedDeal } from './dealState.js';

/** A deal as a person may change it. */
export interface OpenDeal {
  readonly deal: DecidedDeal;
  /** To be given back as `seen`. */
  readonly position: number;
  readonly activities: readonly OpenActivity[];
  readonly mayChange: boolean;
  readonly choices: DealChoices;
}

export interface OpenActivity {
  readonly id: number;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
}

/** Reads what decisions rest on. What the viewer may not see is not there. */
export interface DealReader {
  /** @throws ForesailError NOT_FOUND. */
  deal(viewer: Viewer, dealId: number): Promise<DecidedDeal>;
  /** @throws ForesailError NOT_FOUND. */
  dealOfActivity(viewer: Viewer, activityId: number): Promise<number>;
  openActivities(viewer: Viewer, dealId: number): Promise<OpenActivity[]>;
  /** Everything else. @throws ForesailError BAD_REQUEST where `seen` lacks what the command rests on. */
  around(
    viewer: Viewer,
    deal: DecidedDeal,
    request: { readonly seen: SeenByPerson | null; readonly command: DealCommand },
  ): Promise<Omit<DealState, 'deal' | 'today'>>;
}

interface ReaderParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly eventStore: Pick<EventStore, 'readStream'>;
  readonly writeBack: Pick<WriteBack, 'choices' | 'find'>;
}

export function createDealReader(parts: ReaderParts): DealReader {
  const open = async <Doc extends Document>(name: string): Promise<Collection<Doc>> =>
    parts.db.collection<Doc>(await parts.readModels.collectionName(name));
  const find = async <Doc extends Document>(name: string, ...conditions: Filter<Doc>[]): Promise<Doc | null> =>
    (await (await open<Doc>(name)).findOne({ $and: [living, ...conditions] } as Filter<Doc>)) as Doc | null;

  async function activity(viewer: Viewer, id: number): Promise<ActivityView | null> {
    return find<ActivityView>(collectionNames.activities, { _id: id }, visibleActivities(viewer));
  }

  /** One's own tasks, and those of people that one may see. */
  async function assigneeFor(
    viewer: Viewer,
    { id }: DecidedDeal,
    command: DealCommand,
  ): Promise<DealState['assignee']> {
    if (command.kind !== 'nextActivity') return null;
    const owner = (await find<OpportunityView>(collectionNames.opportunities, { _id: id }))?.owner?.id ?? null;
    const wanted = command.assigneeId ?? viewer.odooUserId ?? owner;
    if (wanted === null || (wanted !== viewer.odooUserId && !seesPerson(viewer, wanted))) return null;
    const profile = await find<UserProfile>(collectionNames.users, { _id: wanted });
    return profile?.active === true ? { id: wanted, name: profile.name } : null;
  }

  return {
    async deal(viewer, dealId) {
      const found = await find<OpportunityView>(collectionNames.opportunities, { _id: dealId }, visibleDeals(viewer));
      if (!found) throw new ForesailError('NOT_FOUND');
      return { ...found, id: found._id };
    },
    async dealOfActivity(viewer, activityId) {
      const dealId = (await activity(viewer, activityId))?.deal?.id;
      if (dealId === undefined) throw new ForesailError('NOT_FOUND');
      return dealId;
    },
    async openActivities(viewer, dealId) {
      const activities = await open<ActivityView>(collectionNames.activities);
      const mine = { $and: [living, { 'deal.id': dealId, done: false }, visibleActivities(viewer)] };
      const found = await activities
        .find(mine as Filter<ActivityView>)
        .sort({ dueOn: 1, _id: 1 })
        .limit(10)
        .toArray();
      return found.map((one) => ({ id: one._id, name: one.summary ?? one.type, dueOn: one.dueOn }));
    },
    async around(viewer, deal, { seen, command }) {
      const choices = await parts.writeBack.choices();
      const [assignee, undone, found, seenValues] = await Promise.all([
        assigneeFor(viewer, deal, command),
        command.kind === 'undo' ? parts.writeBack.find(command.commandId) : null,
        command.kind === 'activityDone' ? activity(viewer, command.activityId) : null,
        readSeen(parts.eventStore, { ...deal, choices }, seen, command),
      ]);
      return { choices, assignee, undone, activity: found && decidedActivity(found, deal), seen: seenValues };
    },
  };
}

function decidedActivity(found: ActivityView, deal: DecidedDeal): DecidedActivity | null {
  if (found.deal?.id !== deal.id) return null;
  const { _id: id, type, summary, done, assignee } = found;
  return { id, name: summary ?? type, done, assigneeId: assignee?.id ?? null };
}

/** What of the seen a command rests on: from the values that were sent, or from the log at the position that was sent. */
async function readSeen(
  eventStore: Pick<EventStore, 'readStream'>,
  deal: DecidedDeal & { readonly choices: DealChoices },
  seen: SeenByPerson | null,
  command: DealCommand,
): Promise<SeenValues> {
  if (command.kind === 'undo') return {};
  const fields = fieldsOf(command);
  if (fields.length === 0) return {};
  if (seen === null) throw lacking('seen');
  const values = 'position' in seen ? await valuesAt(eventStore, deal.id, seen.position) : valuesSent(seen, deal);
  const picked = Object.fromEntries(fields.map((field) => [field, values[field]])) as SeenValues;
  const missing = fields.find((field) => picked[field] === undefined);
  if (missing !== undefined) throw lacking('position' in seen ? 'seen.position' : `seen.${sentNames[missing]}`);
  return picked;
}

const sentNames = { stage: 'stageId', amount: 'amount', expectedClose: 'expectedClose', status: 'status' } as const;

function lacking(field: string): ForesailError {
  const problem = 'say what the deal looked like to the person who changes it';
  return new ForesailError('BAD_REQUEST', {
    message: `${field}: ${problem}`,
    details: { fields: [{ field, problem }] },
  });
}

/** Only open deals are changed by fields, so that is what was seen of the state. */
function valuesSent(
  sent: Exclude<SeenByPerson, { position: number }>,
  { currency, choices }: DecidedDeal & { readonly choices: DealChoices },
): SeenValues {
  const minor = Math.round((sent.amount ?? 0) * 10 ** minorDigits(currency));
  return {
    status: 'open',
    ...(sent.stageId === undefined ? {} : { stage: namedStage(sent.stageId, choices) }),
    ...(sent.expectedClose === undefined ? {} : { expectedClose: sent.expectedClose }),
    ...(sent.amount === undefined ? {} : { amount: { minor, currency } }),
  };
}

function namedStage(id: number | null, { stages }: DealChoices): DealValues['stage'] {
  return id === null ? null : { id, name: stages.find((stage) => stage.id === id)?.name ?? `#${id}` };
}

async function valuesAt(
  eventStore: Pick<EventStore, 'readStream'>,
  dealId: number,
  position: number,
): Promise<SeenValues> {
  const events = await eventStore.readStream(streamOf('opportunity', dealId));
  const last = events.findLast((event) => event.position <= position && event.type === 'OdooOpportunitySynced');
  if (!last) return {};
  const { stage, amount, expectedClose, status } = last.data as OdooOpportunity;
  return { stage, amount, expectedClose, status };
}
