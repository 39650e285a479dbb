import type { ReportChart } from '../../src/eventStore/reportEvents.js';

/** Charts as people choose them. */
export const chartWords: Readonly<Record<ReportChart, string>> = {
  number: 'Number',
  bar: 'Bars',
  line: 'Line',
  table: 'Table',
};

/** In the order they are offered. */
export const reportChartNames = ['number', 'bar', 'line', 'table'] as const satisfies readonly ReportChart[];
