/** An address that asks, and that no router of ours has. */
export interface Knock {
  address: string;
  packets: number;
  firstAtMs: number;
  lastAtMs: number;
}

/** Sources are easily made up: so many are remembered, the ones heard last. */
const MOST_ADDRESSES = 50;

/** Unknown addresses that knock on the RADIUS ports, kept in memory only. */
export class Knocks {
  readonly #byAddress = new Map<string, Knock>();

  /** @returns true for an address that is not remembered: worth one line in the log. */
  note(address: string, nowMs: number): boolean {
    const known = this.#byAddress.get(address);
    if (known) {
      known.packets += 1;
      known.lastAtMs = nowMs;
      // The map keeps its order by the last knock.
      this.#byAddress.delete(address);
      this.#byAddress.set(address, known);
      return false;
    }
    this.#byAddress.set(address, { address, packets: 1, firstAtMs: nowMs, lastAtMs: nowMs });
    const [oldest] = this.#byAddress.keys();
    if (this.#byAddress.size > MOST_ADDRESSES && oldest) this.#byAddress.delete(oldest);
    return true;
  }

  /** The latest first, without those that have become routers meanwhile. */
  list(isRouter: (address: string) => boolean): Knock[] {
    for (const address of this.#byAddress.keys()) {
      if (isRouter(address)) this.#byAddress.delete(address);
    }
    return [...this.#byAddress.values()].reverse();
  }
}
