/** Periods that the filter offers, as the API names them. */
export const periodChoices = [
  { value: 'thisMonth', words: 'This month' },
  { value: 'thisQuarter', words: 'This quarter' },
  { value: 'thisYear', words: 'This year' },
  { value: 'nextMonth', words: 'Next month' },
  { value: 'nextQuarter', words: 'Next quarter' },
  { value: 'lastMonth', words: 'Last month' },
  { value: 'lastQuarter', words: 'Last quarter' },
  { value: 'lastYear', words: 'Last year' },
] as const;

export const usualPeriod = 'thisQuarter';

/** A period in words; a range of days is said as it is. */
export function periodWords(period: string, span: (from: string | null, to: string | null) => string): string {
  const choice = periodChoices.find((one) => one.value === period);
  if (choice) return choice.words;
  const [from, to] = period.split('..');
  return to === undefined ? period : span(from || null, to || null);
}
