import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Viewer } from '../../access/viewer.js';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import type { DealChangeIntended, DealDifference } from '../../eventStore/dealEvents.js';
import type { EventStore } from '../../eventStore/event.js';
import type { Command } from '../../odoo/writeBack/commandLog.js';
import type { Attempt, WriteBack } from '../../odoo/writeBack/createWriteBack.js';
import { changeText } from '../../odoo/writeBack/note.js';
import { localDay } from '../../pipeline/calendar.js';
import { collectionNames, type ReadModels } from '../../projections/documents.js';
import type { DealCommand, SeenByPerson } from './dealCommand.js';
import type { DealDecision } from './dealDecision.js';
import { createDealReader, type DealReader, type OpenDeal } from './dealReader.js';
import { decideDeal, mayChange, stagesFor } from './decideDeal.js';
import { isUndoable } from './decideUndo.js';
import { fingerprintOf } from './fingerprint.js';
import { settledAs } from './settledAs.js';

/** What somebody asks to be done to a deal. */
export interface DealRequest {
  readonly dealId: number;
  readonly commandId: string;
  /** null where the command rests on nothing that was seen: notes, activities, undo. */
  readonly seen: SeenByPerson | null;
  readonly command: DealCommand;
}

/** A change that was made. */
export interface DealChanged {
  readonly commandId: string;
  readonly dealId: number;
  /** The change in words: `amount 1,000.00 → 2,500.50 USD`. */
  readonly said: string;
  readonly undoable: boolean;
  /** Changes by others that met this one; empty as a rule. */
  readonly overlaps: readonly DealDifference[];
  /** Position from which the read models show it. */
  readonly position: number;
  /** Whether they do already. */
  readonly shown: boolean;
}

/** Changing deals, for every surface. */
export interface DealCommands {
  /**
   * Does it once, however often it is asked with the same command id.
   * @throws ForesailError NOT_FOUND, FORBIDDEN, CHANGE_REFUSED, BAD_REQUEST, DEAL_CHANGED (details: differences),
   * COMMAND_ID_REUSED, DEAL_BUSY, CHANGE_UNSETTLED, ODOO_*.
   */
  change(viewer: Viewer, request: DealRequest): Promise<DealChanged>;
  /** Marks an activity done, of a deal that the viewer may see. @throws ForesailError as `change` does. */
  finishActivity(
    viewer: Viewer,
    done: { readonly activityId: number; readonly commandId: string; readonly feedback: string | null },
  ): Promise<DealChanged>;
  /** A deal with what may be done to it. @throws ForesailError NOT_FOUND, ODOO_*. */
  open(viewer: Viewer, dealId: number): Promise<OpenDeal>;
}

export interface DealCommandsParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly eventStore: Pick<EventStore, 'readStream'>;
  readonly writeBack: WriteBack;
  readonly clock: Clock;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** How long an answer waits for the read model to show the change. */
const showWithinMs = 2_000;
const lookEveryMs = 20;

export function createDealCommands(parts: DealCommandsParts): DealCommands {
  const { writeBack, clock, pause = delay } = parts;
  const reader = createDealReader(parts);

  async function change(viewer: Viewer, request: DealRequest): Promise<DealChanged> {
    const deal = await reader.deal(viewer, request.dealId);
    const fingerprint = fingerprintOf(viewer, request);
    const known = await writeBack.find(request.commandId);
    if (known) return tell(await again(known, fingerprint));
    const state = {
      deal,
      ...(await reader.around(viewer, deal, request)),
      today: localDay(clock.now(), viewer.timeZone),
    };
    const intent = intentOf(viewer, request, deal.name, decideDeal(viewer, request.command, state), fingerprint);
    return tell(await begin(intent, viewer));
  }

  async function begin(intent: DealChangeIntended, viewer: Viewer): Promise<Attempt> {
    try {
      return await writeBack.perform(intent, { id: viewer.personId, name: viewer.name });
    } catch (error) {
      // The same request came twice at once: the other one was first.
      const known = await writeBack.find(intent.commandId);
      if (!known || known.outcome === null) throw unsettledUnlessKnown(error, known);
      return again(known, intent.fingerprint);
    }
  }

  async function again(known: Command, fingerprint: string): Promise<Attempt> {
    if (known.intent.fingerprint !== fingerprint) throw new ForesailError('COMMAND_ID_REUSED');
    return writeBack.resume(known);
  }

  async function tell({ command, position }: Attempt): Promise<DealChanged> {
    const confirmed = settledAs(command);
    const { commandId, dealId, change: made, undoes } = command.intent;
    const words = made.kind === 'note' ? 'note added' : changeText(made, confirmed.before);
    return {
      ...{ commandId, dealId, overlaps: confirmed.overlaps, position, undoable: isUndoable(command) },
      said: undoes === null ? words : `taken back: ${words}`,
      shown: await isShown(position),
    };
  }

  async function isShown(position: number): Promise<boolean> {
    const names = [collectionNames.opportunities, collectionNames.activities];
    for (let waited = 0; ; waited += lookEveryMs) {
      if ((await parts.readModels.position(names)) >= position) return true;
      if (waited >= showWithinMs) return false;
      await pause(lookEveryMs);
    }
  }

  return {
    change,
    async finishActivity(viewer, { activityId, commandId, feedback }) {
      const dealId = await reader.dealOfActivity(viewer, activityId);
      const command = { kind: 'activityDone', activityId, feedback } as const;
      return change(viewer, { dealId, commandId, seen: null, command });
    },
    async open(viewer, dealId) {
      const position = await parts.readModels.position([collectionNames.opportunities]);
      const deal = await reader.deal(viewer, dealId);
      return openDeal(viewer, deal, position, reader, writeBack);
    },
  };
}

async function openDeal(
  viewer: Viewer,
  deal: Awaited<ReturnType<DealReader['deal']>>,
  position: number,
  reader: DealReader,
  writeBack: WriteBack,
): Promise<OpenDeal> {
  const [choices, activities] = await Promise.all([writeBack.choices(), reader.openActivities(viewer, deal.id)]);
  const stages = stagesFor({ deal, choices });
  return { deal, position, activities, mayChange: mayChange(viewer, deal), choices: { ...choices, stages } };
}

function intentOf(
  viewer: Viewer,
  { commandId, dealId }: DealRequest,
  dealName: string,
  decision: DealDecision,
  fingerprint: string,
): DealChangeIntended {
  if (decision.kind === 'refused') throw new ForesailError(decision.code, { message: decision.reason });
  const { change, seen, undoes } = decision;
  const person = { name: viewer.name, odooUserId: viewer.odooUserId };
  return { commandId, dealId, dealName, change, seen, undoes, person, fingerprint };
}

/** Once intended, the change will come to an end whatever failed here. */
function unsettledUnlessKnown(error: unknown, known: Command | null): unknown {
  return known ? new ForesailError('CHANGE_UNSETTLED', { cause: error }) : error;
}
