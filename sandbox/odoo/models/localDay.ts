const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant (µs) in a time zone, `YYYY-MM-DD`. */
export function localDay(micros: number, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(Math.floor(micros / 1000));
}
