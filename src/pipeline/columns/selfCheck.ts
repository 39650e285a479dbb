import type { Db } from 'mongodb';
import { Counter, type Registry } from 'prom-client';
import type { Viewer } from '../../access/viewer.js';
import type { Clock } from '../../clock.js';
import type { Log } from '../../ops/log.js';
import { collectionNames, type OpportunityView, type ReadModels } from '../../projections/documents.js';
import type { Asking } from '../asking.js';
import { localDay, wholeUnit } from '../calendar.js';
import type { Deals } from '../deals.js';
import { usualThresholds } from '../forecastThresholds.js';
import { noPlans } from '../plans.js';
import { plainDeals } from '../plain/plainDeals.js';
import { plainQuestion } from '../plainQuestion.js';
import type { Grouping, PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import type { DealSum } from '../sums.js';
import { columnDeals } from './columnDeals.js';
import type { Replicas } from './replicas.js';

/** How a check ended. `unsettled`: deals changed at every attempt, so nothing could be compared. */
export type CheckOutcome = 'equal' | 'different' | 'unsettled';

interface SelfCheckParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly replicas: Replicas;
  readonly clock: Clock;
  /** Who sees everything: rights are compared by a property test, not here. */
  readonly viewer: Viewer;
  readonly log: Pick<Log, 'error'>;
  readonly registry?: Registry;
  /** From 0 to below 1: which scopes are looked at this time. */
  readonly random: () => number;
}

const attempts = 5;
const scopesAtATime = 2;

/**
 * Compares what the columns in this process say with what the database's own query says, for all deals and a few scopes
 * picked at random. A difference is a fault of ours: it is logged and counted, and the columns are loaded anew.
 */
export function createSelfCheck(parts: SelfCheckParts): () => Promise<CheckOutcome> {
  const { replicas } = parts;
  const checks = counter(parts.registry);

  /** Null where a deal changed meanwhile, so that the two looked at different moments. */
  async function differences(owners: ScopeOwners, asking: Asking): Promise<string[] | null> {
    const { kept } = await replicas.deals.refresh();
    const { version } = kept;
    const plain = await plainOf(parts, owners, asking);
    const found: string[] = [];
    for (const [question, grouping] of questionsAt(asking)) {
      const theirs = textOf(await plain.sums(question, grouping));
      // Over the same columns as before the query, or over none.
      const after = await replicas.deals.refresh();
      if (after.kept !== kept || after.kept.version !== version) return null;
      const ours = textOf(await columnDeals(kept, owners, asking).sums(question, grouping));
      if (ours !== theirs) found.push(`${question.measure} by ${grouping ?? 'nothing'}`);
    }
    return found;
  }

  async function settled(owners: ScopeOwners, asking: Asking): Promise<string[] | null> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const found = await differences(owners, asking);
      if (found !== null) return found;
    }
    return null;
  }

  return async () => {
    const asking = askingOf(parts);
    let outcome: CheckOutcome = 'equal';
    for (const owners of await scopesToCheck(parts)) {
      const found = await settled(owners, asking);
      if (found === null) outcome = outcome === 'different' ? outcome : 'unsettled';
      else if (found.length > 0) {
        outcome = 'different';
        parts.log.error({ scope: owners, figures: found }, 'Columns differ from the database and are loaded anew');
      }
    }
    if (outcome === 'different') replicas.deals.reload();
    checks?.inc({ outcome });
    return outcome;
  };
}

function counter(registry: Registry | undefined): Counter<'outcome'> | null {
  if (!registry) return null;
  return new Counter({
    name: 'foresail_columns_checks_total',
    help: 'Comparisons of the figures of the columns in the process with those of the database, by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  });
}

function askingOf({ clock, viewer }: SelfCheckParts): Asking {
  const now = clock.now();
  const today = localDay(now, viewer.timeZone);
  return {
    ...{ viewer, now, today, fiscalYearStart: 1, forecastThresholds: usualThresholds },
    ...{ rottingDays: [], plans: noPlans, moved: null },
  };
}

async function plainOf({ db, readModels }: SelfCheckParts, owners: ScopeOwners, asking: Asking): Promise<Deals> {
  const name = await readModels.collectionName(collectionNames.opportunities);
  return plainDeals(db.collection<OpportunityView>(name), owners, asking);
}

function questionsAt({ today }: Asking): readonly (readonly [PipelineQuestion, Grouping | null])[] {
  const year = { ...wholeUnit('year', 0, today, 1), label: '' };
  return [
    [plainQuestion('openPipeline'), 'stage'],
    [plainQuestion('winRate', { period: year }), 'month'],
    [plainQuestion('overdue'), null],
  ];
}

async function scopesToCheck({ replicas, random }: SelfCheckParts): Promise<ScopeOwners[]> {
  const [people, teams] = await Promise.all([replicas.people.recent(), replicas.teams.recent()]);
  const pick = (ids: readonly number[]): number[] => {
    const one = ids[Math.floor(random() * ids.length)];
    return one === undefined ? [] : [one];
  };
  const owners = [...people.kept.byId.keys()];
  const picked = Array.from({ length: scopesAtATime }, () => pick(owners)).flat();
  return [{ kind: 'all' }, { kind: 'owners', ids: picked }, { kind: 'teams', ids: pick([...teams.kept.byId.keys()]) }];
}

/** Sums as one text, whatever their order. */
function textOf(sums: readonly DealSum[]): string {
  const lines = sums.map(({ currency, status, key, count, amountMinor, weightedMicros }) =>
    [currency, status, key, count, amountMinor, weightedMicros].join(' '),
  );
  return lines.sort().join('\n');
}
