import type { OdooClient } from '../client/createOdooClient.js';
import { idsOf, nameOf } from '../mapping/values.js';

/** What a person may choose from when they change a deal. */
export interface DealChoices {
  readonly stages: readonly StageChoice[];
  readonly lostReasons: readonly Choice[];
  readonly activityTypes: readonly Choice[];
}

export interface Choice {
  readonly id: number;
  readonly name: string;
}

export interface StageChoice extends Choice {
  readonly sequence: number;
  readonly isWon: boolean;
  /** Teams that alone use it; empty: every team. */
  readonly teamIds: readonly number[];
}

const maxAgeMs = 60_000;

/** Reads stages, lost reasons and kinds of activities, at most once a minute. */
export function rememberChoices(client: OdooClient, monotonic: () => number): () => Promise<DealChoices> {
  let known: { answer: Promise<DealChoices>; until: number } | null = null;
  return () => {
    if (known && known.until > monotonic()) return known.answer;
    const answer = readChoices(client);
    known = { answer, until: monotonic() + maxAgeMs };
    answer.catch(() => {
      known = null;
    });
    return answer;
  };
}

async function readChoices(client: OdooClient): Promise<DealChoices> {
  const forDeals = ['|', ['res_model', '=', false], ['res_model', '=', 'crm.lead']];
  const teamField = (await client.fieldsGet('crm.stage', ['team_ids', 'team_id'])) as Record<string, unknown>;
  const teams = 'team_ids' in teamField ? 'team_ids' : 'team_id';
  const [stages, lostReasons, types] = await Promise.all([
    client.searchRead('crm.stage', [], ['name', 'sequence', 'is_won', teams], { order: 'sequence, id' }),
    client.searchRead('crm.lost.reason', [['active', '=', true]], ['name']),
    client.searchRead('mail.activity.type', [['active', '=', true], ...forDeals], ['name'], { order: 'sequence, id' }),
  ]);
  return {
    stages: stages.map((record) => ({
      ...{ id: record.id, name: nameOf(record), sequence: Number(record['sequence']) },
      ...{ isWon: record['is_won'] === true, teamIds: teamIdsOf(record[teams]) },
    })),
    lostReasons: lostReasons.map((record) => ({ id: record.id, name: nameOf(record) })),
    activityTypes: types.map((record) => ({ id: record.id, name: nameOf(record) })),
  };
}

/** Many teams since 18, one before. */
function teamIdsOf(value: unknown): number[] {
  const [first, second] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof first === 'number' && typeof second === 'string') return [first];
  return idsOf({ id: 0, value }, 'value');
}
