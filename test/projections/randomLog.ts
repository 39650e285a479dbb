import fc from 'fast-check';
import type { Append, NewEvent } from '../../src/eventStore/event.js';
import { streamOf, type EventData, type EventType } from '../../src/eventStore/eventTypes.js';
import {
  accountData,
  activityData,
  dealData,
  employeeData,
  newEvent,
  stageData,
  start,
  teamData,
  userData,
} from './samples.js';

/** One event of one stream, before anything is said about its place in the log. */
export interface Step {
  readonly stream: string;
  readonly event: NewEvent;
}

const id = (max: number) => fc.integer({ min: 1, max });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const day = fc.integer({ min: 1, max: 60 }).map((days) => new Date(Date.UTC(2026, 0, days)).toISOString().slice(0, 10));
const name = fc.constantFrom('Ash', 'Birch', 'Cedar');
const named = (max: number) => fc.record({ id: id(max), name });

function step<T extends EventType>(noun: string, type: T, data: fc.Arbitrary<EventData<T> & { id: number }>) {
  return data.map((value) => ({ stream: streamOf(noun, value.id), type, data: value as EventData<EventType> }));
}
const removed = (max: number) => fc.record({ id: id(max) });

const groups = fc.record({
  salesman: fc.boolean(),
  allLeads: fc.boolean(),
  salesManager: fc.constant(false),
  system: fc.constant(false),
});

/** Few ids, so that records are changed, renamed, moved and removed under each other. */
const anyStep = fc.oneof(
  {
    arbitrary: step(
      'user',
      'OdooUserSynced',
      fc.record({ id: id(5), active: fc.boolean(), name, groups }).map((given) => userData(given.id, given)),
    ),
    weight: 3,
  },
  { arbitrary: step('user', 'OdooUserRemoved', removed(5)), weight: 1 },
  {
    arbitrary: step(
      'employee',
      'OdooEmployeeSynced',
      fc.tuple(id(5), orNull(id(5)), orNull(id(5))).map(([a, b, c]) => employeeData(a, b, c)),
    ),
    weight: 3,
  },
  { arbitrary: step('employee', 'OdooEmployeeRemoved', removed(5)), weight: 1 },
  {
    arbitrary: step(
      'team',
      'OdooTeamSynced',
      fc.tuple(id(2), orNull(id(5)), fc.uniqueArray(id(5), { maxLength: 3 })).map(([a, b, c]) => teamData(a, b, c)),
    ),
    weight: 2,
  },
  {
    arbitrary: step(
      'stage',
      'OdooStageSynced',
      fc.tuple(id(2), name, orNull(id(9))).map(([a, b, c]) => stageData(a, b, c)),
    ),
    weight: 2,
  },
  { arbitrary: step('stage', 'OdooStageRemoved', removed(2)), weight: 1 },
  {
    arbitrary: step(
      'account',
      'OdooAccountSynced',
      fc.tuple(id(3), name).map(([a, b]) => accountData(a, b)),
    ),
    weight: 2,
  },
  { arbitrary: step('account', 'OdooAccountRemoved', removed(3)), weight: 1 },
  { arbitrary: step('tag', 'OdooTagSynced', named(2)), weight: 1 },
  {
    arbitrary: step(
      'opportunity',
      'OdooOpportunitySynced',
      fc
        .record({
          id: id(6),
          name,
          owner: orNull(named(5)),
          team: orNull(named(2)),
          stage: orNull(named(2)),
          account: orNull(named(3)),
          tagIds: fc.uniqueArray(id(2), { maxLength: 2 }),
          expectedClose: orNull(day),
          amount: fc.record({ minor: id(1_000), currency: fc.constant('EUR') }),
        })
        .map((given) => dealData(given.id, given)),
    ),
    weight: 10,
  },
  { arbitrary: step('opportunity', 'OdooOpportunityRemoved', removed(6)), weight: 2 },
  {
    arbitrary: step(
      'activity',
      'OdooActivitySynced',
      fc
        .record({ id: id(6), opportunityId: orNull(id(6)), dueOn: day, done: fc.boolean(), assignee: orNull(named(5)) })
        .map((given) =>
          activityData(given.id, { ...given, doneAt: given.done ? `${given.dueOn}T12:00:00.000Z` : null }),
        ),
    ),
    weight: 5,
  },
  { arbitrary: step('activity', 'OdooActivityRemoved', removed(6)), weight: 1 },
);

/** A random history; each event has an instant and an id of its own. */
export function randomSteps(size: { min: number; max: number }): fc.Arbitrary<Step[]> {
  return fc.array(anyStep, { minLength: size.min, maxLength: size.max }).map((steps) =>
    steps.map(({ stream, type, data }, index) => ({
      stream,
      event: newEvent(type, data, { eventId: `r-${index}`, occurredAt: new Date(start.getTime() + index * 3_600_000) }),
    })),
  );
}

/** The same streams, each in its own order, mixed in another way: `picks` chooses the stream that goes next. */
export function interleaved(steps: readonly Step[], picks: readonly number[]): Step[] {
  const streams = new Map<string, Step[]>();
  for (const one of steps) streams.set(one.stream, [...(streams.get(one.stream) ?? []), one]);
  const result: Step[] = [];
  for (let turn = 0; streams.size > 0; turn += 1) {
    const names = [...streams.keys()];
    const chosen = names[(picks[turn % picks.length] ?? 0) % names.length] ?? '';
    const [next, ...rest] = streams.get(chosen) ?? [];
    if (next) result.push(next);
    if (rest.length > 0) streams.set(chosen, rest);
    else streams.delete(chosen);
  }
  return result;
}

export function appendsOf(steps: readonly Step[]): Append[] {
  return steps.map(({ stream, event }) => ({ stream, expected: 'any', events: [event] }));
}
