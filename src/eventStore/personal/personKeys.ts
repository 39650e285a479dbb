import { createCipheriv, createDecipheriv } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Binary, type Collection, type Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import { refusedAsDuplicate } from '../../mongo/duplicateKey.js';
import { freshBytes } from './randomness.js';

/** `person_keys`: the key of one person, encrypted with a master key. Without `wrapped` the person is erased. */
export interface PersonKey {
  /** Such as `user:7`. */
  readonly _id: string;
  /** Name of the master key. */
  readonly masterId?: string;
  /** Nonce of 12 bytes, tag of 16, the key of 32. */
  readonly wrapped?: Binary;
  readonly createdAt: Date;
  readonly erasedAt: Date | null;
}

/** Counts erasures, so that processes notice that what they remember is too much. */
interface Era {
  readonly _id: 'era';
  readonly value: number;
}

/** Erased: nothing that belongs to the person can be read, or written, any more. */
export type KnownKey = Buffer | 'erased';

/** Persons whose keys a process remembers: some 10 MB. */
const remembered = 50_000;

/** `<id>:<32 bytes in base64>` each; the first wraps, all of them unwrap. */
export type MasterKeys = ReadonlyMap<string, Buffer>;

export function masterKeysOf(texts: readonly string[]): MasterKeys {
  return new Map(
    texts.map((text) => {
      const at = text.indexOf(':');
      return [text.slice(0, at), Buffer.from(text.slice(at + 1), 'base64')] as const;
    }),
  );
}

/** Keys of persons. A key is durable before the first text is encrypted with it. */
export class PersonKeys {
  readonly #collection: Collection<PersonKey>;
  readonly #eras: Collection<Era>;
  readonly #known = new LRUCache<string, KnownKey>({ max: remembered });

  constructor(
    db: Db,
    private readonly masters: MasterKeys,
    private readonly clock: Clock,
  ) {
    this.#collection = db.collection<PersonKey>('person_keys');
    this.#eras = db.collection<Era>('person_keys');
  }

  /** Refuses to work without a master key that keys were wrapped with. @throws ForesailError CONFIG_INVALID. */
  async requireMasters(): Promise<void> {
    const named = (await this.#collection.distinct('masterId')).filter((id) => id !== undefined && id !== null);
    const missing = named.filter((id) => !this.masters.has(id));
    if (missing.length === 0) return;
    const problem = `PERSONAL_KEYS lacks the key ${missing.join(', ')}, with which personal fields of the log are encrypted`;
    throw new ForesailError('CONFIG_INVALID', { message: problem, details: { problems: [problem] } });
  }

  /** How many erasures there were. */
  async era(): Promise<number> {
    return (await this.#eras.findOne({ _id: 'era' }))?.value ?? 0;
  }

  forgetAll(): void {
    this.#known.clear();
  }

  /** The keys of these persons; those of whom there is none are left out. */
  async of(persons: Iterable<string>): Promise<Map<string, KnownKey>> {
    const found = new Map<string, KnownKey>();
    const unknown: string[] = [];
    for (const person of new Set(persons)) {
      const key = this.#known.get(person);
      if (key) found.set(person, key);
      else unknown.push(person);
    }
    if (unknown.length === 0) return found;
    for await (const document of this.#collection.find({ _id: { $in: unknown } })) {
      const key = this.#unwrapped(document);
      this.#known.set(document._id, key);
      found.set(document._id, key);
    }
    return found;
  }

  /** The same, with keys made for those who have none. */
  async provided(persons: ReadonlySet<string>): Promise<Map<string, KnownKey>> {
    const found = await this.of(persons);
    const missing = [...persons].filter((person) => !found.has(person));
    if (missing.length === 0) return found;
    const createdAt = this.clock.now();
    const made = missing.map((person) => ({ person, key: Buffer.from(freshBytes(32)) }));
    const documents = made.map(({ person: _id, key }) => ({
      _id,
      ...this.#wrapped(_id, key),
      createdAt,
      erasedAt: null,
    }));
    const refused = await refusedAsDuplicate(() => this.#collection.insertMany(documents, { ordered: false }));
    made.forEach(({ person, key }, index) => {
      if (refused.has(index)) return;
      this.#known.set(person, key);
      found.set(person, key);
    });
    // Another process has made these meanwhile; what stands in the database counts.
    const others = missing.filter((_, index) => refused.has(index));
    for (const [person, key] of await this.of(others)) found.set(person, key);
    return found;
  }

  /** Destroys keys for good, of persons who have none yet too. @returns how many could be read until now. */
  async erase(persons: readonly string[]): Promise<number> {
    const erasedAt = this.clock.now();
    let erased = 0;
    for (const _id of persons) {
      const before = await this.#collection.findOneAndUpdate(
        { _id },
        { $set: { erasedAt }, $unset: { wrapped: '', masterId: '' }, $setOnInsert: { createdAt: erasedAt } },
        { upsert: true },
      );
      if (before?.wrapped) erased += 1;
    }
    await this.#eras.updateOne({ _id: 'era' }, { $inc: { value: 1 } }, { upsert: true });
    this.forgetAll();
    return erased;
  }

  #wrapped(person: string, key: Buffer): { masterId: string; wrapped: Binary } {
    const [first] = this.masters;
    if (!first) throw new ForesailError('CONFIG_INVALID', { message: 'PERSONAL_KEYS holds no key' });
    const [masterId, master] = first;
    return { masterId, wrapped: new Binary(encrypted(key, master, person)) };
  }

  #unwrapped({ _id, masterId, wrapped }: PersonKey): KnownKey {
    if (!wrapped || masterId === undefined) return 'erased';
    const master = this.masters.get(masterId);
    const key = master && decrypted(Buffer.from(wrapped.buffer), master, _id);
    if (key) return key;
    throw new ForesailError('CONFIG_INVALID', { message: `PERSONAL_KEYS does not open the key of ${_id}` });
  }
}

/** Nonce, tag, ciphertext. `bound` must be the same when it is read. */
export function encrypted(plain: Buffer, key: Buffer, bound: string): Buffer {
  const nonce = freshBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  const [text, rest] = [cipher.update(plain), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), text, rest]);
}

/** null where key or bound text are others, or a bit was changed. */
export function decrypted(bytes: Buffer, key: Buffer, bound: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  } catch {
    return null;
  }
}
