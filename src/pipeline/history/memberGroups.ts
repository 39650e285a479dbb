import type { Figure, Group } from '../answer.js';
import { dayNumbersIn, dayText, monthKey, quarterKey } from '../calendar.js';
import { sortGroups } from '../groups.js';
import type { StateVector } from './dealFields.js';
import type { HistoryNames } from './historyNames.js';
import type { Lens } from './lens.js';
import type { MemberFigures, MemberKey } from './member.js';
import { labelsOf, recordTeller } from './pastSums.js';
import type { PeriodAsked } from './periodAsked.js';

/** The members that something counts under, by the deal's state when it happened and by the instant itself. */
export type MembersThen = (row: number, state: StateVector, instant: number) => readonly MemberKey[];

/** How a measure tells apart what it finds; null where nothing is grouped. */
export function membersThen({ question, lens, asking }: PeriodAsked): MembersThen | null {
  const { groupBy } = question;
  if (groupBy === null) return null;
  if (groupBy !== 'month' && groupBy !== 'quarter') return recordTeller(lens.ledger, groupBy);
  const dayIn = dayNumbersIn(asking.viewer.timeZone);
  const keys = new Map<number, MemberKey[]>();
  return (_row, _state, instant) => {
    const day = dayIn(instant);
    const known = keys.get(day);
    if (known) return known;
    const text = dayText(day);
    const own = [groupBy === 'month' ? monthKey(text) : quarterKey(text, asking.fiscalYearStart)];
    keys.set(day, own);
    return own;
  };
}

/** What is counted, for the whole and for each member. */
export class ByMember<Of> {
  readonly #of = new Map<MemberKey, Of>();
  readonly #make: () => Of;

  constructor(make: () => Of) {
    this.#make = make;
  }

  of(member: MemberKey): Of {
    const known = this.#of.get(member);
    if (known !== undefined) return known;
    const made = this.#make();
    this.#of.set(member, made);
    return made;
  }

  figures(figuresOf: (of: Of) => readonly Figure[]): MemberFigures[] {
    return [...this.#of].map(([member, of]) => ({ member, figures: figuresOf(of) }));
  }
}

/** Members with their names, time and stages in their order, all others by size. */
export async function namedGroups(
  lens: Lens,
  groupBy: PeriodAsked['question']['groupBy'],
  members: readonly MemberFigures[],
  names: HistoryNames,
): Promise<Group[]> {
  const labels = await labelsOf({ lens }, groupBy, members, names);
  return sortGroups(
    members.map(({ member, figures }) => {
      const { key, label, rank } = labels(member);
      return { rank, group: { key, label, figures } };
    }),
  );
}
