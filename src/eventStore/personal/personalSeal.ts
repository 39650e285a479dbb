import { LRUCache } from 'lru-cache';
import type { Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import type { NewEvent } from '../event.js';
import { mapPersonal } from './personalFields.js';
import { decrypted, encrypted, masterKeysOf, PersonKeys, type KnownKey } from './personKeys.js';

/** What is shown in place of any text of a person who was erased. */
export const erasedText = 'Erased person';

/** Encrypts personal texts on their way into the log and decrypts them on their way out. */
export interface PersonalSeal {
  seal<E extends NewEvent>(events: readonly E[]): Promise<E[]>;
  open<E extends NewEvent>(events: readonly E[]): Promise<E[]>;
  /** Rises with each erasure, seen at most `freshMs` late: what was opened before it is to be read again. */
  era(): Promise<number>;
  /** Destroys the keys of persons. @returns how many had one. */
  erase(persons: readonly string[]): Promise<number>;
}

export interface PersonalSealSettings {
  readonly db: Db;
  readonly clock: Clock;
  /** PERSONAL_KEYS. */
  readonly keys: readonly string[];
  /** How long an erasure by another process may go unnoticed; default 1,000. */
  readonly freshMs?: number;
  readonly monotonic?: () => number;
}

/** Names, mail addresses and the like come again and again: each is encrypted once. Some 30 MB when full. */
const textsRemembered = 50_000;
const mark = 'sealed:1:';

/**
 * null where no key is configured and none was ever used: then personal texts stand in the log in the clear.
 * @throws ForesailError CONFIG_INVALID where a key is missing that was used.
 */
export async function createPersonalSeal(settings: PersonalSealSettings): Promise<PersonalSeal | null> {
  const { db, clock, freshMs = 1_000, monotonic = () => performance.now() } = settings;
  const masters = masterKeysOf(settings.keys);
  const keys = new PersonKeys(db, masters, clock);
  await keys.requireMasters();
  if (masters.size === 0) return null;
  const texts = new TextSeal();
  let era = await keys.era();
  let checkedAt = monotonic();

  function forget(): void {
    keys.forgetAll();
    texts.forgetAll();
  }

  async function refresh(): Promise<void> {
    if (monotonic() - checkedAt < freshMs) return;
    const asked = monotonic();
    const now = await keys.era();
    checkedAt = asked;
    if (now === era) return;
    era = now;
    forget();
  }

  /** An erasure that is noticed while keys are read makes them doubtful: then they are read again. */
  async function certain(read: () => Promise<Keys>): Promise<Keys> {
    await refresh();
    for (;;) {
      const before = era;
      const found = await read();
      if (era === before) return found;
    }
  }

  return {
    async seal(events) {
      let found: Keys = new Map();
      for (let turn = 0; turn < 5; turn += 1) {
        await refresh();
        const present = found;
        const { mapped, missing } = tryAll(events, (text, person) => texts.seal(text, person, present));
        if (missing.size === 0) return mapped;
        // What was known a turn ago is not any more, where an erasure was noticed: then it is asked for again.
        found = await certain(() => keys.provided(new Set([...missing, ...present.keys()])));
      }
      throw new ForesailError('INTERNAL', { message: 'Keys for personal fields could not be made' });
    },
    async open(events) {
      await refresh();
      const { mapped, missing } = tryAll(events, (text) => texts.knownOpened(text));
      if (missing.size === 0) return mapped;
      const persons = sealedPersonsIn(events);
      const found = await certain(() => keys.of(persons));
      return events.map((event) => mapPersonal(event, (text) => texts.open(text, found)));
    },
    async era() {
      await refresh();
      return era;
    },
    async erase(persons) {
      const erased = await keys.erase(persons);
      era = await keys.era();
      forget();
      return erased;
    },
  };
}

type Keys = ReadonlyMap<string, KnownKey>;

/** One text at a time. What was encrypted or decrypted once is remembered. */
class TextSeal {
  readonly #sealed = new LRUCache<string, string>({ max: textsRemembered });
  readonly #opened = new LRUCache<string, string>({ max: textsRemembered });

  forgetAll(): void {
    this.#sealed.clear();
    this.#opened.clear();
  }

  /** undefined where it is not known yet and the person's key is not given. */
  seal(text: string, person: string, keys: Keys): string | undefined {
    const name = `${person}\n${text}`;
    const known = this.#sealed.get(name);
    if (known !== undefined) return known;
    const key = keys.get(person);
    if (!key) return undefined;
    if (key === 'erased') return erasedText;
    const sealed = `${mark}${person}:${encrypted(Buffer.from(text), key, person).toString('base64url')}`;
    this.#sealed.set(name, sealed);
    this.#opened.set(sealed, text);
    return sealed;
  }

  /** The text itself where it is none of ours; undefined where it was not decrypted yet. */
  knownOpened(text: string): string | undefined {
    return text.startsWith(mark) ? this.#opened.get(text) : text;
  }

  /** Of a person without a key nothing can be read: it is nowhere any more. */
  open(text: string, keys: Keys): string {
    const parts = sealedParts(text);
    if (!parts) return text;
    const known = this.#opened.get(text);
    if (known !== undefined) return known;
    const key = keys.get(parts.person) ?? 'erased';
    const plain = key === 'erased' ? erasedText : decrypted(parts.bytes(), key, parts.person)?.toString('utf8');
    if (plain === undefined) throw tampered(parts.person);
    this.#opened.set(text, plain);
    return plain;
  }
}

function sealedParts(text: string): { readonly person: string; readonly bytes: () => Buffer } | null {
  if (!text.startsWith(mark)) return null;
  const end = text.lastIndexOf(':');
  if (end <= mark.length) return null;
  return { person: text.slice(mark.length, end), bytes: () => Buffer.from(text.slice(end + 1), 'base64url') };
}

/** Replaces what is known, and says of whom something is not. */
function tryAll<E extends NewEvent>(
  events: readonly E[],
  replace: (text: string, person: string) => string | undefined,
): { readonly mapped: E[]; readonly missing: ReadonlySet<string> } {
  const missing = new Set<string>();
  const mapped = events.map((event) =>
    mapPersonal(event, (text, person) => {
      const replaced = replace(text, person);
      if (replaced === undefined) missing.add(person);
      return replaced ?? text;
    }),
  );
  return { mapped, missing };
}

/** By what the text itself says: an employee may have got a user since, and be another person's now. */
function sealedPersonsIn(events: readonly NewEvent[]): Set<string> {
  const persons = new Set<string>();
  for (const event of events) {
    mapPersonal(event, (text) => {
      const parts = sealedParts(text);
      if (parts) persons.add(parts.person);
      return text;
    });
  }
  return persons;
}

function tampered(person: string): ForesailError {
  return new ForesailError('EVENT_INVALID', { message: `A personal field of ${person} is not as it was encrypted` });
}
