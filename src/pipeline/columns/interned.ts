/**
 * Values that many rows share, each under a small number. Uses are counted, so that values nobody uses any more make room:
 * a change of hierarchy gives a thousand deals other viewers, and that may happen for years. 0 stands for no value.
 */
export class Interned<Value> {
  /** Rises whenever a value comes or goes, for who derives something from all of them. */
  version = 0;
  readonly #codes = new Map<string, number>();
  readonly #values: (Value | undefined)[] = [undefined];
  readonly #keys: string[] = [''];
  readonly #uses: number[] = [0];
  readonly #free: number[] = [];

  /** One more use of the value that `key` stands for. @returns its code, above 0. */
  take(key: string, value: Value): number {
    const known = this.#codes.get(key);
    if (known !== undefined) {
      this.#uses[known] = (this.#uses[known] ?? 0) + 1;
      return known;
    }
    const code = this.#free.pop() ?? this.#values.length;
    this.#codes.set(key, code);
    this.#values[code] = value;
    this.#keys[code] = key;
    this.#uses[code] = 1;
    this.version += 1;
    return code;
  }

  /** One use less. Codes are given again once nobody uses them. */
  release(code: number): void {
    if (code === 0) return;
    const uses = (this.#uses[code] ?? 0) - 1;
    this.#uses[code] = uses;
    if (uses > 0) return;
    this.#codes.delete(this.#keys[code] ?? '');
    this.#values[code] = undefined;
    this.#free.push(code);
    this.version += 1;
  }

  /** The value of a code; undefined for 0. */
  value(code: number): Value | undefined {
    return this.#values[code];
  }

  /** One above the highest code there is. */
  get codes(): number {
    return this.#values.length;
  }

  /** How many values are in use. */
  get size(): number {
    return this.#codes.size;
  }

  /** 1 at the codes whose value passes; `none` says it of code 0. */
  flags(passes: (value: Value) => boolean, none = false): Uint8Array {
    const flags = new Uint8Array(this.#values.length);
    if (none) flags[0] = 1;
    this.#values.forEach((value, code) => {
      if (value !== undefined && passes(value)) flags[code] = 1;
    });
    return flags;
  }
}
