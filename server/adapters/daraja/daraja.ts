import type {
  PaymentGateway,
  PromptOutcome,
  PromptRequest,
  QueryOutcome,
} from '../../ports/gateways.ts';
import type { Clock, Logger } from '../../ports/system.ts';
import type { CallResult } from '../outbound/watched-call.ts';
import { DarajaClient, type PostResult } from './client.ts';
import { readPushAnswer, readQueryAnswer, saysInvalidToken } from './outcome.ts';
import { Pacer, type Priority } from './pacer.ts';
import { parseStkCallback } from './parse-callback.ts';
import { type Merchant, stkPushPayload, stkQueryPayload, validatePrompt } from './stk-payload.ts';

export interface DarajaConfig extends Merchant {
  /** `https://api.safaricom.co.ke`, the sandbox, or a simulator. */
  baseUrl: string;
  consumerKey: string;
  consumerSecret: string;
  /** Starts of requests to this shortcode are spaced by its inverse. */
  requestsPerSecond: number;
  requestTimeoutMs: number;
}

interface DarajaDependencies {
  clock: Clock;
  log: Logger;
  /** Whether `baseUrl` is the built-in simulator. */
  simulated: boolean;
}

const PUSH_PATH = '/mpesa/stkpush/v1/processrequest';
const QUERY_PATH = '/mpesa/stkpushquery/v1/query';

type Posted = PostResult | { kind: 'turned_away' };

/**
 * M-Pesa over Safaricom's Daraja. A push whose answer never came is `unknown` and must not be sent
 * again; `not_sent` is promised only where nothing can have reached a phone.
 * Throws on an impossible configuration.
 */
export function createDaraja(config: DarajaConfig, deps: DarajaDependencies): PaymentGateway {
  if (config.type === 'till' && !config.till) {
    throw new Error('a till needs its till number beside the store number');
  }
  const client = new DarajaClient(config, deps.clock);
  const pacer = new Pacer(deps.clock, config.requestsPerSecond);
  // Only the real service insists; a simulator on the same machine has no certificate.
  const httpsOnly = /(^|\.)safaricom\.co\.ke$/i.test(new URL(config.baseUrl).hostname);

  async function post(priority: Priority, path: string, payload: () => object): Promise<Posted> {
    for (let attempt = 1; ; attempt += 1) {
      if (!(await pacer.turn(priority))) return { kind: 'turned_away' };
      const posted = await client.post(path, payload());
      const stale =
        posted.kind === 'called' &&
        posted.call.kind === 'answer' &&
        saysInvalidToken(posted.call) &&
        posted.token;
      if (!stale || attempt === 2) return posted;
      deps.log.info({ path }, 'M-Pesa refused the access token; asking for a new one');
      client.forgetToken(stale);
    }
  }

  async function initiate(request: PromptRequest): Promise<PromptOutcome> {
    const valid = validatePrompt(request, httpsOnly);
    if (!valid.ok) return { kind: 'rejected', code: valid.code, detail: valid.detail };
    let password = '';
    const posted = await post('push', PUSH_PATH, () => {
      const payload = stkPushPayload(config, request, deps.clock.now());
      password = payload.Password;
      return payload;
    });
    const outcome = readPush(posted, (text) => client.scrub(text, [password]));
    if (outcome.kind !== 'accepted') deps.log.warn({ outcome }, 'M-Pesa prompt not accepted');
    return outcome;
  }

  async function query(checkoutId: string): Promise<QueryOutcome> {
    let password = '';
    const posted = await post('query', QUERY_PATH, () => {
      const payload = stkQueryPayload(config, checkoutId, deps.clock.now());
      password = payload.Password;
      return payload;
    });
    const outcome = readQuery(posted, checkoutId, (text) => client.scrub(text, [password]));
    if (outcome.kind === 'no_answer') {
      deps.log.warn({ detail: outcome.detail }, 'M-Pesa query gave no answer');
    }
    return outcome;
  }

  return {
    name: 'daraja',
    simulated: deps.simulated,
    initiate,
    query,
    parseInbound: parseStkCallback,
  };
}

function readPush(posted: Posted, scrub: (text: string) => string): PromptOutcome {
  if (posted.kind === 'turned_away') {
    return { kind: 'not_sent', detail: 'too many prompts are waiting' };
  }
  if (posted.kind === 'no_token') {
    const { outcome } = posted;
    return outcome.kind === 'refused'
      ? { kind: 'rejected', code: outcome.code, detail: outcome.detail }
      : { kind: 'not_sent', detail: outcome.detail };
  }
  const call: CallResult = posted.call;
  if (call.kind === 'answer') return readPushAnswer(call, scrub);
  return { kind: call.kind === 'never_sent' ? 'not_sent' : 'unknown', detail: call.detail };
}

function readQuery(
  posted: Posted,
  checkoutId: string,
  scrub: (text: string) => string,
): QueryOutcome {
  if (posted.kind === 'turned_away') {
    return { kind: 'no_answer', detail: 'too many queries are waiting' };
  }
  if (posted.kind === 'no_token') {
    return { kind: 'no_answer', detail: posted.outcome.detail };
  }
  const { call } = posted;
  if (call.kind === 'answer') return readQueryAnswer(call, checkoutId, scrub);
  return { kind: 'no_answer', detail: call.detail };
}
