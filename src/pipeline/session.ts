import type { Collection, Db, Document } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import type { Clock } from '../clock.js';
import {
  collectionNames,
  type ActivityView,
  type OpportunityView,
  type ReadModels,
  type StageView,
} from '../projections/documents.js';
import type { Asking } from './asking.js';
import { localDay } from './calendar.js';
import type { People } from './people.js';
import type { PipelineQuestion } from './question.js';
import { resolveScope, type ScopeOwners } from './scope.js';

/** A question with all that its meaning depends on: authorised, dated, and over the collections that serve now. */
export interface Asked {
  readonly question: PipelineQuestion;
  readonly asking: Asking;
  readonly owners: ScopeOwners;
  readonly deals: Collection<OpportunityView>;
  readonly activities: Collection<ActivityView>;
  /** Teams' names by id as text. */
  readonly teamNames: () => Promise<ReadonlyMap<string, string>>;
  /** Stages' places in the funnel by id as text. */
  readonly stageSequences: () => Promise<ReadonlyMap<string, number>>;
  readonly odooUrl: string;
}

export interface Session {
  /** @throws ForesailError SCOPE_NOT_VISIBLE. */
  ask(viewer: Viewer, question: PipelineQuestion): Promise<Asked>;
  asking(viewer: Viewer): Promise<Asking>;
}

interface SessionParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly fiscalYearStart: number;
  readonly odooUrl: string;
}

/** Opens questions: where their data is, what day it is for the asker, and whom the scope means. */
export function createSession(parts: SessionParts, people: People): Session {
  const { db, readModels, clock, fiscalYearStart, odooUrl } = parts;
  const open = async <Doc extends Document>(name: string): Promise<Collection<Doc>> =>
    db.collection<Doc>(await readModels.collectionName(name));

  async function asking(viewer: Viewer): Promise<Asking> {
    const stages = await open<StageView>(collectionNames.stages);
    const rotting = await stages.find({ rottingDays: { $gt: 0 } }, { projection: { rottingDays: 1 } }).toArray();
    const now = clock.now();
    return {
      viewer,
      now,
      today: localDay(now, viewer.timeZone),
      fiscalYearStart,
      rottingDays: [...new Set(rotting.map((stage) => stage.rottingDays ?? 0))],
    };
  }

  return {
    asking,
    async ask(viewer, question) {
      const owners = await resolveScope(question.scope, viewer, people);
      const [now, deals, activities] = await Promise.all([
        asking(viewer),
        open<OpportunityView>(collectionNames.opportunities),
        open<ActivityView>(collectionNames.activities),
      ]);
      const teamNames = async () => new Map((await people.teams(viewer)).map((team) => [String(team._id), team.name]));
      const stageSequences = async () => {
        const stages = await (await open<StageView>(collectionNames.stages)).find({}).toArray();
        return new Map(stages.map((stage) => [String(stage._id), stage.sequence]));
      };
      return { question, asking: now, owners, deals, activities, teamNames, stageSequences, odooUrl };
    },
  };
}
