import axios from 'axios';
import Mpesa from 'mpesa-node';
import type { Clock } from '../../ports/system.ts';
import { scrub } from '../outbound/scrub.ts';
import { TokenCache, type TokenOutcome } from '../outbound/token.ts';
import { parseObject } from '../outbound/untrusted.ts';
import type { CallResult } from '../outbound/watched-call.ts';
import { WatchedCall } from '../outbound/watched-call.ts';
import { readFault } from './answer.ts';

interface ClientConfig {
  baseUrl: string;
  consumerKey: string;
  consumerSecret: string;
  passkey: string;
  requestTimeoutMs: number;
}

/** An answer with the token it was asked with, or the reason why there was no token to ask with. */
export type PostResult =
  | { kind: 'called'; call: CallResult; token: string }
  | { kind: 'no_token'; outcome: Exclude<TokenOutcome, { kind: 'token' }> };

class TokenUnavailable extends Error {
  readonly outcome: Exclude<TokenOutcome, { kind: 'token' }>;

  constructor(outcome: Exclude<TokenOutcome, { kind: 'token' }>) {
    super('no access token');
    this.outcome = outcome;
  }
}

const TOKEN_PATH = '/oauth/v1/generate?grant_type=client_credentials';

/** A token is used this long when the answer names no sensible lifetime. */
const CAUTIOUS_LIFETIME_MS = 60_000;

/**
 * The package's client with its dangerous parts replaced: tokens are cached and asked for once,
 * every call has its own deadline, and errors never leave with their request inside.
 */
export class DarajaClient extends Mpesa {
  readonly #config: ClientConfig;
  readonly #clock: Clock;
  readonly #tokens: TokenCache;

  constructor(config: ClientConfig, clock: Clock) {
    super({ consumerKey: config.consumerKey, consumerSecret: config.consumerSecret });
    this.baseURL = config.baseUrl.replace(/\/+$/, '');
    this.#config = config;
    this.#clock = clock;
    this.#tokens = new TokenCache(clock, () => this.#fetchToken());
  }

  /** Called by the package before each request. Throws inside this file only. */
  override async oAuth(): Promise<{ data: { access_token: string } }> {
    const outcome = await this.#tokens.get();
    if (outcome.kind !== 'token') throw new TokenUnavailable(outcome);
    return { data: { access_token: outcome.value } };
  }

  /** Posts JSON to a path of the API. Never throws on what the network or the provider does. */
  async post(path: string, payload: object): Promise<PostResult> {
    try {
      const instance = await this.request();
      const authorization = String(instance.defaults.headers.Authorization ?? '');
      const call = new WatchedCall(this.#clock, this.baseURL, this.#config.requestTimeoutMs);
      const result = await call.run(() =>
        instance.post(path, payload, { ...call.options, headers: { Connection: 'close' } }),
      );
      return { kind: 'called', call: result, token: authorization.replace(/^Bearer /, '') };
    } catch (error) {
      if (error instanceof TokenUnavailable) return { kind: 'no_token', outcome: error.outcome };
      throw error;
    }
  }

  /** Makes the next request ask for a new token, unless another caller has done so. */
  forgetToken(value: string): void {
    this.#tokens.invalidate(value);
  }

  /** Cuts this client's secrets and `more` out of a provider's words. */
  scrub(text: string, more: string[] = []): string {
    const { consumerKey, consumerSecret, passkey } = this.#config;
    const secrets = [consumerSecret, passkey, consumerKey, this.#basic, ...this.#tokens.known];
    return scrub(text, [...more, ...secrets]);
  }

  get #basic(): string {
    const { consumerKey, consumerSecret } = this.#config;
    return Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
  }

  async #fetchToken(): Promise<TokenOutcome> {
    const call = new WatchedCall(this.#clock, this.baseURL, this.#config.requestTimeoutMs);
    const result = await call.run(() =>
      axios.get(this.baseURL + TOKEN_PATH, {
        ...call.options,
        headers: { Authorization: `Basic ${this.#basic}`, Connection: 'close' },
      }),
    );
    if (result.kind !== 'answer') return { kind: 'unavailable', detail: result.detail };
    const body = parseObject(result.body);
    const value = body?.access_token;
    if (typeof value === 'string' && value !== '') {
      const seconds = Number(body?.expires_in);
      const lifetimeMs =
        Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : CAUTIOUS_LIFETIME_MS;
      return { kind: 'token', value, lifetimeMs };
    }
    const fault = readFault(result.status, body);
    if (fault.kind === 'credentials' || fault.code.startsWith('400.')) {
      return { kind: 'refused', code: fault.code, detail: this.scrub(fault.message) };
    }
    return { kind: 'unavailable', detail: this.scrub(`token: ${fault.code} ${fault.message}`) };
  }
}
