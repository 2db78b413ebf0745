import type { Clock, Random } from '../../../server/ports/system.ts';
import { json, type SimulatedReply, type SimulatedRequest } from '../http.ts';
import { fault } from './faults.ts';
import { newToken } from './identifiers.ts';

const LIFETIME_SECONDS = 3599;

/** Issues and checks access tokens. */
export class Tokens {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #credentials: { consumerKey: string; consumerSecret: string } | null;
  readonly #expiryMs = new Map<string, number>();
  /** When set, a new token ends the life of all earlier ones. */
  singleToken = false;
  issued = 0;

  constructor(
    clock: Clock,
    random: Random,
    credentials: { consumerKey: string; consumerSecret: string } | null,
  ) {
    this.#clock = clock;
    this.#random = random;
    this.#credentials = credentials;
  }

  revokeAll(): void {
    this.#expiryMs.clear();
  }

  /** Answers `GET /oauth/v1/generate`. */
  generate(request: SimulatedRequest): SimulatedReply {
    if (request.query.get('grant_type') !== 'client_credentials') {
      return fault(400, '400.008.02', 'Invalid grant type passed');
    }
    if (!this.#authentic(request)) {
      return fault(400, '400.008.01', 'Invalid Authentication passed');
    }
    if (this.singleToken) this.revokeAll();
    const token = newToken(this.#random);
    this.#expiryMs.set(token, this.#clock.now() + LIFETIME_SECONDS * 1000);
    this.issued += 1;
    return json(200, { access_token: token, expires_in: String(LIFETIME_SECONDS) });
  }

  /** Null when the request carries a living token, else the refusal. */
  check(request: SimulatedRequest): SimulatedReply | null {
    const token = /^Bearer (\S+)$/.exec(String(request.headers.authorization ?? ''))?.[1];
    const expiryMs = token === undefined ? undefined : this.#expiryMs.get(token);
    if (expiryMs !== undefined && this.#clock.now() < expiryMs) return null;
    return fault(404, '404.001.03', 'Invalid Access Token');
  }

  #authentic(request: SimulatedRequest): boolean {
    const encoded = /^Basic (\S+)$/.exec(String(request.headers.authorization ?? ''))?.[1];
    if (!encoded) return false;
    const pair = Buffer.from(encoded, 'base64').toString('utf8');
    if (this.#credentials === null) return /^.+:.+$/s.test(pair);
    return pair === `${this.#credentials.consumerKey}:${this.#credentials.consumerSecret}`;
  }
}
