import type { GatewayClient } from '../../ports/gateway.ts';
import type { Clock } from '../../ports/system.ts';

/** As routers are told where the plan says nothing. */
const USUAL_SECONDS = 600;
const MOST_AWAY = 10_000;

interface Seen {
  bytes: number;
  sinceMs: number;
}

/** Notices devices that have gone away: nothing of theirs was counted for as long as their plan allows. */
export class IdleWatch {
  readonly #clock: Clock;
  readonly #seen = new Map<string, Seen>();
  readonly #silent = new Set<string>();
  /** MACs of devices that went away without a word, the longest ago first. */
  readonly #away = new Set<string>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param secondsOf how long a device may be silent; null: as usual. */
  silent(
    clients: readonly GatewayClient[],
    secondsOf: (client: GatewayClient) => number | null,
  ): GatewayClient[] {
    const nowMs = this.#clock.now();
    return clients.filter((client) => {
      const { sessionId, bytesUp, state } = client;
      if (state !== 'online') return false;
      // What somebody sends to a device that has left is no sign of life.
      const seen = this.#seen.get(sessionId);
      if (!seen || seen.bytes !== bytesUp) {
        this.#seen.set(sessionId, { bytes: bytesUp, sinceMs: nowMs });
        return false;
      }
      const isSilent = nowMs - seen.sinceMs >= (secondsOf(client) ?? USUAL_SECONDS) * 1000;
      if (isSilent) this.#silent.add(sessionId);
      return isSilent;
    });
  }

  wasSilent(sessionId: string): boolean {
    return this.#silent.has(sessionId);
  }

  /** Its last counters are booked. */
  forget({ sessionId, mac }: GatewayClient): void {
    if (this.#silent.has(sessionId)) this.#away.add(mac);
    const [longest] = this.#away;
    if (this.#away.size > MOST_AWAY && longest !== undefined) this.#away.delete(longest);
    this.#seen.delete(sessionId);
    this.#silent.delete(sessionId);
  }

  /** Whether this device only fell silent; asked once. */
  isBack(mac: string): boolean {
    return this.#away.delete(mac);
  }
}
