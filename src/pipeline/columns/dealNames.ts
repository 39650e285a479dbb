import type { Viewer } from '../../access/viewer.js';
import type { Named } from '../../projections/documents.js';
import { statuses, type DealColumns } from './dealColumns.js';
import { dealsWithin } from './dealSelection.js';
import type { Selected } from './narrow.js';

/** Which accounts and tags the deals of a viewer have: what a directory is made from, and what tells whether it still holds. */
export interface DealNames {
  /** Equal for equal names: those of no other viewer, no other moment. */
  isSameAs(other: DealNames): boolean;
  accounts(): Named[];
  tags(): Named[];
}

interface Present extends DealNames {
  readonly mark: readonly [DealColumns, number, number];
  readonly flags: readonly [Uint8Array, Uint8Array];
}

/** Looks at the deals of a viewer once, some half a millisecond at a hundred thousand, and names nothing before it is asked. */
export function dealNames(columns: DealColumns, viewer: Viewer): DealNames {
  const { account, tags } = columns;
  const flags = [new Uint8Array(account.codes), new Uint8Array(tags.codes)] as const;
  for (const status of statuses.keys()) {
    const rows = dealsWithin(columns, columns.ofStatus(status), viewer, { kind: 'all' });
    mark(flags[0], rows, columns.arrays.account);
    mark(flags[1], rows, columns.arrays.tags);
  }
  const own: Present = {
    mark: [columns, account.version, tags.version],
    flags,
    isSameAs: (other) => isPresent(other) && sameMark(own, other) && sameFlags(own, other),
    accounts: () => valuesOf(flags[0], (code) => account.value(code)),
    tags: () => valuesOf(flags[1], (code) => tags.value(code)).flat(),
  };
  return own;
}

function mark(flags: Uint8Array, rows: Selected, codes: Int32Array): void {
  for (let index = 0; index < rows.length; index += 1) flags[codes[rows[index] ?? 0] ?? 0] = 1;
}

function valuesOf<Value>(flags: Uint8Array, value: (code: number) => Value | undefined): Value[] {
  return Array.from(flags.keys()).flatMap((code) => (flags[code] === 1 ? (value(code) ?? []) : []) as Value[]);
}

function isPresent(names: DealNames): names is Present {
  return 'mark' in names;
}

/** Codes mean the same as long as no value has come or gone. */
function sameMark(a: Present, b: Present): boolean {
  return a.mark.every((part, index) => part === b.mark[index]);
}

function sameFlags(a: Present, b: Present): boolean {
  return a.flags.every((flags, index) => Buffer.compare(flags, b.flags[index] ?? new Uint8Array()) === 0);
}
