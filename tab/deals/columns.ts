/** A column of the deals table. */
export interface Column {
  readonly name: ColumnName;
  readonly title: string;
  readonly className: string;
  /** The API's name for the order; none where the API cannot sort so. */
  readonly sort?: string;
}

export const columnNames = [
  'deal',
  'owner',
  'stage',
  'amount',
  'prob',
  'close',
  'pushed',
  'idle',
  'created',
  'flags',
] as const;
export type ColumnName = (typeof columnNames)[number];

export const columns: readonly Column[] = [
  { name: 'deal', title: 'Deal', className: 'g-deal', sort: 'name' },
  { name: 'owner', title: 'Owner', className: 'g-owner' },
  { name: 'stage', title: 'Stage', className: 'g-stage' },
  { name: 'amount', title: 'Amount', className: 'g-amount r', sort: 'amount' },
  { name: 'prob', title: 'Prob.', className: 'g-prob r' },
  { name: 'close', title: 'Close', className: 'g-close', sort: 'expectedClose' },
  { name: 'pushed', title: 'Pushed', className: 'g-pushed' },
  { name: 'idle', title: 'Untouched', className: 'g-idle r' },
  { name: 'created', title: 'Created', className: 'g-created', sort: 'createdAt' },
  { name: 'flags', title: 'Flags', className: 'g-flags' },
];

/** The order that a heading asks for, given the present one: dates and names from their first, amounts from the largest. */
export function orderAfter(by: string, present: string): string {
  const first = by === 'amount' ? '-amount' : by;
  const second = by === 'amount' ? by : `-${by}`;
  return present === first ? second : first;
}

/** Shown until a person chooses. */
export const usualColumns: readonly ColumnName[] = ['owner', 'stage', 'amount', 'prob', 'close', 'pushed', 'flags'];

export function isColumnName(value: unknown): value is ColumnName {
  return columnNames.some((name) => name === value);
}

/** The columns to draw, in their order; the deal's name is always there. */
export function columnsShown(chosen: readonly ColumnName[]): readonly Column[] {
  const wanted = chosen.length === 0 ? usualColumns : chosen;
  return columns.filter(({ name }) => name === 'deal' || wanted.includes(name));
}
