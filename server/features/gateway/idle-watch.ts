import type { GatewayClient } from '../../ports/gateway.ts';
import type { Clock } from '../../ports/system.ts';

/** As routers are told where the plan says nothing. */
const USUAL_SECONDS = 600;

interface Seen {
  bytes: number;
  sinceMs: number;
}

/** Notices devices that have gone away: nothing of theirs was counted for as long as their plan allows. */
export class IdleWatch {
  readonly #clock: Clock;
  readonly #seen = new Map<string, Seen>();
  readonly #silent = new Set<string>();

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

  forget(sessionId: string): void {
    this.#seen.delete(sessionId);
    this.#silent.delete(sessionId);
  }
}
