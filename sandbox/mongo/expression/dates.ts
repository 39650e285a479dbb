import { ObjectId } from 'bson';
import { Temporal } from 'temporal-polyfill';
import { MongoFault } from '../errors.js';
import { type Doc, type Maybe, type Value, isDoc, isNumber, plain, typeName } from '../values/types.js';
import { type Expression, type Operator, type Scope, isNullish } from './expression.js';
import { integerOperand, named, optional, overPresent, stringOperand } from './operands.js';

type Zoned = Temporal.ZonedDateTime;

/** A date as it reads on the clock of a time zone. @throws MongoFault 18535 for a value that is no date, 40485 for an unknown zone */
function zoned(name: string, value: Value, zone: Maybe): Zoned {
  const at =
    value instanceof Date ? value.getTime() : value instanceof ObjectId ? value.getTimestamp().getTime() : undefined;
  if (at === undefined) throw new MongoFault(16006, `can't convert from ${typeName(value)} to Date in ${name}`);
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zoneId(zone));
}

function zoneId(zone: Maybe): string {
  if (zone === undefined || zone === 'GMT' || zone === 'Z') return 'UTC';
  const text = stringOperand('timezone', zone);
  const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(text);
  const id = offset === null ? text : `${offset[1]}${offset[2]}:${offset[3] ?? '00'}`;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id).timeZoneId;
  } catch (error) {
    throw new MongoFault(40485, `unrecognized time zone identifier: "${text}"`, { cause: String(error) });
  }
}

const asDate = (at: Zoned): Date => new Date(at.epochMilliseconds);

/** An operator that reads one figure of a date: of `$date`, or of `{date, timezone}`. */
const part =
  (name: string, read: (at: Zoned) => Value): Operator =>
  (operand, compile) => {
    const operands: Doc =
      isDoc(operand) && 'date' in operand
        ? named(name, operand, ['date', 'timezone'], ['date'])
        : { date: single(operand) };
    const date = optional(operands, 'date', compile);
    const zone = optional(operands, 'timezone', compile);
    return (scope) => {
      const [value, where] = [date(scope), zone(scope)];
      return isNullish(value) || ('timezone' in operands && isNullish(where)) ? null : read(zoned(name, value, where));
    };
  };

const single = (operand: Value): Value =>
  Array.isArray(operand) && operand.length === 1 ? (operand[0] as Value) : operand;

const units = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;
type Unit = (typeof units)[number];

function unitOf(value: Maybe): Unit {
  const unit = units.find((each) => each === value);
  if (unit === undefined) throw new MongoFault('FailedToParse', `unknown time unit value: ${String(value)}`);
  return unit;
}

/** An operator over named operands; null where a required one is null or missing. */
const fromNamed =
  (name: string, allowed: readonly string[], required: readonly string[], apply: (values: Doc) => Maybe): Operator =>
  (operand, compile) => {
    const operands = named(name, operand, allowed, required);
    const parts = Object.entries(operands).map(([key, value]): [string, Expression] => [key, compile(value)]);
    return (scope: Scope) => {
      const values: Doc = {};
      for (const [key, value] of parts) {
        const result = value(scope);
        if (isNullish(result)) return null;
        values[key] = result;
      }
      return apply(values);
    };
  };

function added(name: string, { startDate, unit, amount, timezone }: Doc, sign: 1 | -1): Date {
  const count = integerOperand(name, amount) * sign;
  const step = unitOf(unit);
  const duration = step === 'quarter' ? { months: count * 3 } : { [`${step}s`]: count };
  return asDate(zoned(name, startDate as Value, timezone).add(duration));
}

/** The start of the unit's bin the date is in; bins of several are counted from 2000-01-01, as in MongoDB. */
function truncated({ date, unit, binSize = 1, timezone, startOfWeek = 'sunday' }: Doc): Date {
  const at = zoned('$dateTrunc', date as Value, timezone);
  const step = unitOf(unit);
  const size = integerOperand('$dateTrunc', binSize);
  if (size <= 0) throw new MongoFault(5439017, '$dateTrunc requires binSize to be greater than 0');
  if (['hour', 'minute', 'second', 'millisecond'].includes(step)) return truncatedClock(at, step, size);
  const origin = Temporal.ZonedDateTime.from({ timeZone: at.timeZoneId, year: 2000, month: 1, day: 1 });
  const day = at.startOfDay();
  if (step === 'day') return asDate(origin.add({ days: floorTo(daysBetween(origin, day), size) }));
  if (step === 'week') {
    const first = origin.add({ days: (weekday(startOfWeek) - origin.dayOfWeek + 7) % 7 });
    return asDate(first.add({ days: floorTo(daysBetween(first, day), 7 * size) }));
  }
  const months = { month: 1, quarter: 3, year: 12 }[step as 'month' | 'quarter' | 'year'] * size;
  return asDate(origin.add({ months: floorTo((at.year - 2000) * 12 + at.month - 1, months) }));
}

function truncatedClock(at: Zoned, step: Unit, size: number): Date {
  const length = { hour: 3_600_000, minute: 60_000, second: 1000 }[step as 'hour' | 'minute' | 'second'] ?? 1;
  const origin = Temporal.ZonedDateTime.from({
    timeZone: at.timeZoneId,
    year: 2000,
    month: 1,
    day: 1,
  }).epochMilliseconds;
  return new Date(origin + floorTo(at.epochMilliseconds - origin, length * size));
}

const floorTo = (value: number, size: number): number => Math.floor(value / size) * size;

const daysBetween = (from: Zoned, to: Zoned): number =>
  from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'days' }).days;

function weekday(value: Maybe): number {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const found = days.findIndex((day) => day.startsWith(String(value).toLowerCase().slice(0, 3)));
  if (found < 0) throw new MongoFault(5439015, `unknown day of week: ${String(value)}`);
  return found + 1;
}

/** How many boundaries of the unit lie between the dates; not how many whole units fit. */
function difference({ startDate, endDate, unit, timezone, startOfWeek = 'sunday' }: Doc): bigint {
  const step = unitOf(unit);
  const start = zoned('$dateDiff', startDate as Value, timezone);
  const end = zoned('$dateDiff', endDate as Value, timezone);
  const months = (at: Zoned): number => at.year * 12 + at.month - 1;
  if (step === 'year') return BigInt(end.year - start.year);
  if (step === 'quarter') return BigInt(Math.floor(months(end) / 3) - Math.floor(months(start) / 3));
  if (step === 'month') return BigInt(months(end) - months(start));
  if (step === 'day') return BigInt(daysBetween(start, end));
  const truncate = (at: Zoned): number =>
    truncated({ date: asDate(at), unit: step, timezone: at.timeZoneId, startOfWeek }).getTime();
  if (step === 'week') return BigInt(Math.round((truncate(end) - truncate(start)) / 604_800_000));
  const length = { hour: 3_600_000, minute: 60_000, second: 1000 }[step as 'hour' | 'minute' | 'second'] ?? 1;
  return BigInt(Math.round((truncate(end) - truncate(start)) / length));
}

const pad = (value: number, size: number): string => String(value).padStart(size, '0');

const specifiers: Readonly<Record<string, (at: Zoned) => string>> = {
  Y: (at) => pad(at.year, 4),
  m: (at) => pad(at.month, 2),
  d: (at) => pad(at.day, 2),
  H: (at) => pad(at.hour, 2),
  M: (at) => pad(at.minute, 2),
  S: (at) => pad(at.second, 2),
  L: (at) => pad(at.millisecond, 3),
  j: (at) => pad(at.dayOfYear, 3),
  w: (at) => String((at.dayOfWeek % 7) + 1),
  u: (at) => String(at.dayOfWeek),
  G: (at) => pad(at.yearOfWeek ?? at.year, 4),
  V: (at) => pad(at.weekOfYear ?? 0, 2),
  z: (at) => at.offset.replace(':', ''),
  '%': () => '%',
};

function formatted({ date, format, timezone }: Doc): string {
  const at = zoned('$dateToString', date as Value, timezone);
  const pattern =
    format === undefined
      ? at.timeZoneId === 'UTC'
        ? '%Y-%m-%dT%H:%M:%S.%LZ'
        : '%Y-%m-%dT%H:%M:%S.%L'
      : stringOperand('$dateToString', format);
  return pattern.replace(/%([\s\S]?)/g, (_all, letter: string) => {
    const write = specifiers[letter];
    if (write === undefined) throw new MongoFault(18536, `Invalid format character '%${letter}' in format string`);
    return write(at);
  });
}

/** Only the ISO form with an offset is read: what else MongoDB's parser takes is refused. */
function parsedDate(value: Value): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (isNumber(value) && typeof value !== 'number') return new Date(Number(plain(value)));
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(value)) {
    const at = new Date(value);
    if (!Number.isNaN(at.getTime())) return at;
  }
  throw new MongoFault(241, `Unsupported conversion from ${typeName(value)} to date in $convert with no onError value`);
}

export const dateOperators: Readonly<Record<string, Operator>> = {
  $year: part('$year', (at) => at.year),
  $month: part('$month', (at) => at.month),
  $dayOfMonth: part('$dayOfMonth', (at) => at.day),
  $dayOfWeek: part('$dayOfWeek', (at) => (at.dayOfWeek % 7) + 1),
  $dayOfYear: part('$dayOfYear', (at) => at.dayOfYear),
  $isoDayOfWeek: part('$isoDayOfWeek', (at) => at.dayOfWeek),
  $isoWeek: part('$isoWeek', (at) => at.weekOfYear ?? 0),
  $isoWeekYear: part('$isoWeekYear', (at) => BigInt(at.yearOfWeek ?? at.year)),
  $hour: part('$hour', (at) => at.hour),
  $minute: part('$minute', (at) => at.minute),
  $second: part('$second', (at) => at.second),
  $millisecond: part('$millisecond', (at) => at.millisecond),
  $dateAdd: fromNamed(
    '$dateAdd',
    ['startDate', 'unit', 'amount', 'timezone'],
    ['startDate', 'unit', 'amount'],
    (values) => added('$dateAdd', values, 1),
  ),
  $dateSubtract: fromNamed(
    '$dateSubtract',
    ['startDate', 'unit', 'amount', 'timezone'],
    ['startDate', 'unit', 'amount'],
    (values) => added('$dateSubtract', values, -1),
  ),
  $dateTrunc: fromNamed(
    '$dateTrunc',
    ['date', 'unit', 'binSize', 'timezone', 'startOfWeek'],
    ['date', 'unit'],
    truncated,
  ),
  $dateDiff: fromNamed(
    '$dateDiff',
    ['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek'],
    ['startDate', 'endDate', 'unit'],
    difference,
  ),
  $dateToString: fromNamed('$dateToString', ['date', 'format', 'timezone'], ['date'], formatted),
  $toDate: overPresent('$toDate', [1, 1], parsedDate),
};
