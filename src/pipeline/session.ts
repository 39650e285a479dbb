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
import { living } from './living.js';
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
  /**
   * `all`: made ready for any other question of the same scope too.
   * @throws ForesailError SCOPE_NOT_VISIBLE.
   */
  ask(viewer: Viewer, question: PipelineQuestion, all?: boolean): Promise<Asked>;
  /** What a viewer's questions depend on but for the stages. */
  asking(viewer: Viewer): Asking;
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

  function asking(viewer: Viewer): Asking {
    const now = clock.now();
    return { viewer, now, today: localDay(now, viewer.timeZone), fiscalYearStart, rottingDays: [] };
  }

  /** Thresholds matter to questions about stale deals alone, so only those read them. */
  async function rottingDays(): Promise<number[]> {
    const stages = await open<StageView>(collectionNames.stages);
    const rotting = await stages.find({ rottingDays: { $gt: 0 } }, { projection: { rottingDays: 1 } }).toArray();
    return [...new Set(rotting.map((stage) => stage.rottingDays ?? 0))];
  }

  return {
    asking,
    async ask(viewer, question, all = false) {
      const [owners, rotting, deals, activities] = await Promise.all([
        resolveScope(question.scope, viewer, people),
        question.measure === 'stale' || all ? rottingDays() : [],
        open<OpportunityView>(collectionNames.opportunities),
        open<ActivityView>(collectionNames.activities),
      ]);
      const now = { ...asking(viewer), rottingDays: rotting };
      const teamNames = async () => new Map((await people.teams(viewer)).map((team) => [String(team._id), team.name]));
      const stageSequences = async () => {
        const stages = await (await open<StageView>(collectionNames.stages)).find(living).toArray();
        return new Map(stages.map((stage) => [String(stage._id), stage.sequence]));
      };
      return { question, asking: now, owners, deals, activities, teamNames, stageSequences, odooUrl };
    },
  };
}
