import type { DealRow } from '../../pipeline/answer.js';

/** A cell: text, a number, or nothing. */
export type Cell = string | number | null;

/** A column of an exported list of deals. */
export interface ExportColumn {
  readonly header: string;
  /** Width in characters, for sheets. */
  readonly width: number;
  readonly cell: (deal: DealRow) => Cell;
}

/** What a list of deals is exported with. Instants are ISO, UTC; amounts are in major units. */
export const dealColumns: readonly ExportColumn[] = [
  { header: 'Id', width: 8, cell: (deal) => deal.id },
  { header: 'Deal', width: 40, cell: (deal) => deal.name },
  { header: 'Account', width: 28, cell: (deal) => deal.account },
  { header: 'Owner', width: 22, cell: (deal) => deal.owner },
  { header: 'Stage', width: 16, cell: (deal) => deal.stage },
  { header: 'Status', width: 9, cell: (deal) => deal.status },
  { header: 'Amount', width: 14, cell: (deal) => deal.amount },
  { header: 'Currency', width: 9, cell: (deal) => deal.currency },
  { header: 'Probability %', width: 13, cell: (deal) => deal.probability },
  { header: 'Expected close', width: 14, cell: (deal) => deal.expectedClose },
  { header: 'Created at', width: 24, cell: (deal) => deal.createdAt },
  { header: 'Closed at', width: 24, cell: (deal) => deal.closedAt },
  { header: 'Pushes', width: 8, cell: (deal) => deal.pushCount },
  { header: 'Days idle', width: 10, cell: (deal) => deal.idleDays },
  { header: 'Flags', width: 20, cell: (deal) => deal.flags.join(', ') || null },
  { header: 'In Odoo', width: 40, cell: (deal) => deal.url },
  { header: 'MRR', width: 14, cell: (deal) => deal.recurring ?? null },
];

/** Rows of cells as the deals come. */
export async function* cellsOf(deals: AsyncIterable<DealRow>): AsyncGenerator<Cell[]> {
  for await (const deal of deals) yield dealColumns.map(({ cell }) => cell(deal));
}
