import type { Clock, Logger } from '../../ports/system.ts';
import { DarajaClient } from './client.ts';
import { type Posted, saysInvalidToken } from './outcome.ts';
import { Pacer, type Priority } from './pacer.ts';

export interface WireConfig {
  baseUrl: string;
  consumerKey: string;
  consumerSecret: string;
  passkey: string;
  /** Starts of requests to this shortcode are spaced by its inverse. */
  requestsPerSecond: number;
  requestTimeoutMs: number;
}

/** Posts to Daraja at the pace it bears, with a token that is good. */
export class DarajaWire {
  readonly #client: DarajaClient;
  readonly #pacer: Pacer;
  readonly #log: Logger;

  constructor(config: WireConfig, clock: Clock, log: Logger) {
    this.#client = new DarajaClient(config, clock);
    this.#pacer = new Pacer(clock, config.requestsPerSecond);
    this.#log = log;
  }

  /** @param payload made when its turn has come, for it may carry the time. */
  async post(priority: Priority, path: string, payload: () => object): Promise<Posted> {
    for (let attempt = 1; ; attempt += 1) {
      if (!(await this.#pacer.turn(priority))) return { kind: 'turned_away' };
      const posted = await this.#client.post(path, payload());
      const stale =
        posted.kind === 'called' &&
        posted.call.kind === 'answer' &&
        saysInvalidToken(posted.call) &&
        posted.token;
      if (!stale || attempt === 2) return posted;
      this.#log.info({ path }, 'M-Pesa refused the access token; asking for a new one');
      this.#client.forgetToken(stale);
    }
  }

  /** Cuts every secret of this connection, and `more`, out of a provider's words. */
  scrub(text: string, more: string[] = []): string {
    return this.#client.scrub(text, more);
  }
}
