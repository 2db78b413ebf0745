/**
 * A map of bounded size that forgets what was not set for a while: between one and two retention
 * periods, sooner when it is full. Two generations take turns, so forgetting costs one assignment
 * however much there is to forget.
 */
export class ForgettingMap<Key, Value> {
  readonly #retentionMs: number;
  readonly #generationSize: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();
  /** Which retention period of the clock the young generation belongs to. */
  #period = 0;

  constructor(retentionMs: number, entriesMax: number) {
    this.#retentionMs = retentionMs;
    this.#generationSize = Math.floor(entriesMax / 2);
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  get(key: Key): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  set(key: Key, value: Value, nowMs: number): void {
    // Turns follow the clock, not the last turn: a late one must not make the next one later.
    const period = Math.floor(nowMs / this.#retentionMs);
    if (period !== this.#period || this.#young.size >= this.#generationSize) {
      this.#old = period - this.#period > 1 ? new Map() : this.#young;
      this.#young = new Map();
      this.#period = period;
    }
    this.#young.set(key, value);
  }

  delete(key: Key): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }
}
