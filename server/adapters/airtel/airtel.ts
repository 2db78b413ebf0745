import axios from 'axios';
import type {
  PaymentProvider,
  PromptOutcome,
  PromptRequest,
  QueryOutcome,
  RefundOutcome,
} from '../../ports/gateways.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';
import { scrub } from '../outbound/scrub.ts';
import { TokenCache, type TokenOutcome } from '../outbound/token.ts';
import { asCode, asIdentifier, asObject, parseObject } from '../outbound/untrusted.ts';
import { type CallResult, WatchedCall } from '../outbound/watched-call.ts';
import { airtelFailure } from './failure.ts';

export interface AirtelConfig {
  /** `https://openapi.airtel.africa`, its UAT host, or a simulator. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** ISO 3166, e.g. `KE`. */
  country: string;
  /** ISO 4217. */
  currency: string;
  requestTimeoutMs: number;
}

interface AirtelDependencies {
  clock: Clock;
  random: Random;
  log: Logger;
  simulated: boolean;
}

const TOKEN_PATH = '/auth/oauth2/token';
/** Tokens are longer than other identifiers. */
const TOKEN_LENGTH_MAX = 4000;
const PAYMENT_PATH = '/merchant/v1/payments/';
const STATUS_PATH = '/standard/v1/payments/';
const REFUND_PATH = '/standard/v1/payments/refund';
const CAUTIOUS_LIFETIME_MS = 60_000;

/**
 * Airtel Money (collection API of Airtel Africa). The transaction's id is made by us before anything
 * leaves, so even a push whose answer was lost can be asked about. Airtel reports to one address for
 * the whole merchant, set in its own portal: the box asks instead, so nothing inbound is believed.
 */
export function createAirtel(config: AirtelConfig, deps: AirtelDependencies): PaymentProvider {
  const line = new AirtelLine(config, deps.clock);
  return {
    name: 'airtel',
    label: 'Airtel Money',
    simulated: deps.simulated,
    outageSinceMs: null,
    capabilities: { list: false, refund: true },
    byHand: null,
    initiate: (request) => initiate(line, config, deps, request),
    query: (id) => query(line, id),
    parseInbound: () => [],
    knowsReceipt: (text) => /^[A-Z]{2}\d{6}\.\d{4}\.[A-Z0-9]{5,10}$/.test(text),
    explain: airtelFailure,
    list: async () => ({ kind: 'no_answer', detail: 'Airtel has no statement', reached: true }),
    refund: ({ receipt }) => refund(line, receipt),
    parseRefundReport: () => null,
  };
}

async function initiate(
  line: AirtelLine,
  { country, currency }: AirtelConfig,
  { random, log }: AirtelDependencies,
  request: PromptRequest,
): Promise<PromptOutcome> {
  const checkoutId = random.uuid().replaceAll('-', '');
  const amount = request.amountCents / 100;
  const answer = await line.call('POST', PAYMENT_PATH, {
    reference: request.reference,
    // Airtel wants the number without the country's code.
    subscriber: { country, currency, msisdn: request.phone.slice(3) },
    transaction: { amount, country, currency, id: checkoutId },
  });
  if (answer.kind === 'never_sent') return { kind: 'not_sent', detail: answer.detail };
  if (answer.kind === 'no_answer') return { kind: 'unknown', detail: answer.detail, checkoutId };
  const { success, code, detail } = statusOf(answer.body);
  if (success) return { kind: 'accepted', checkoutId, merchantId: null };
  log.warn({ code, detail }, 'Airtel Money prompt not accepted');
  // Words of refusal are an answer; anything else may have reached the phone all the same.
  if (code) return { kind: 'rejected', code, detail: line.scrub(detail) };
  const said = line.scrub(`HTTP ${answer.status} ${answer.body}`);
  return { kind: 'unknown', detail: said, checkoutId, reached: true };
}

async function query(line: AirtelLine, id: string): Promise<QueryOutcome> {
  const answer = await line.call('GET', STATUS_PATH + encodeURIComponent(id));
  if (answer.kind !== 'answer') return { kind: 'no_answer', detail: answer.detail };
  const transaction = asObject(asObject(parseObject(answer.body)?.data)?.transaction);
  const { code, detail } = statusOf(answer.body);
  switch (transaction?.id === id ? transaction.status : null) {
    case 'TS':
      return {
        kind: 'paid',
        receipt: asIdentifier(transaction?.airtel_money_id),
        amountCents: null,
      };
    case 'TIP':
    case 'TA':
      return { kind: 'pending' };
    case 'TF':
    case 'TE':
      return {
        kind: 'failed',
        code: code ?? String(transaction?.status),
        detail: line.scrub(detail),
      };
    default:
      return { kind: 'no_answer', detail: line.scrub(`HTTP ${answer.status}`), reached: true };
  }
}

async function refund(line: AirtelLine, receipt: string): Promise<RefundOutcome> {
  const transaction = { airtel_money_id: receipt };
  const answer = await line.call('POST', REFUND_PATH, { transaction });
  if (answer.kind === 'never_sent') return { kind: 'not_sent', detail: answer.detail };
  if (answer.kind === 'no_answer') return { kind: 'unknown', detail: answer.detail };
  const done = asObject(asObject(parseObject(answer.body)?.data)?.transaction);
  const { success, code, detail } = statusOf(answer.body);
  if (success && done?.status === 'SUCCESS') {
    return { kind: 'done', receipt: asIdentifier(done.airtel_money_id) ?? receipt };
  }
  if (code && !success) return { kind: 'rejected', code, detail: line.scrub(detail) };
  return { kind: 'unknown', detail: line.scrub(`HTTP ${answer.status}`) };
}

/** `{status: {success, response_code, result_code, message}}`, as every answer has it. */
function statusOf(body: string): { success: boolean; code: string | null; detail: string } {
  const status = asObject(parseObject(body)?.status);
  return {
    success: status?.success === true,
    code: asCode(status?.response_code) ?? asCode(status?.result_code),
    detail: typeof status?.message === 'string' ? status.message : '',
  };
}

/** Requests with a token, a deadline, and no secret in what they leave behind. */
class AirtelLine {
  readonly #config: AirtelConfig;
  readonly #clock: Clock;
  readonly #tokens: TokenCache;

  constructor(config: AirtelConfig, clock: Clock) {
    this.#config = config;
    this.#clock = clock;
    this.#tokens = new TokenCache(clock, () => this.#fetchToken());
  }

  /** Asks once more with a new token when the old one is refused: nothing was done with it. */
  async call(method: 'GET' | 'POST', path: string, payload?: object): Promise<CallResult> {
    const first = await this.#callOnce(method, path, payload);
    const refused = first.result.kind === 'answer' && first.result.status === 401;
    if (!refused || first.token === null) return first.result;
    this.#tokens.invalidate(first.token);
    return (await this.#callOnce(method, path, payload)).result;
  }

  scrub(text: string): string {
    const { clientId, clientSecret } = this.#config;
    return scrub(text, [clientSecret, clientId, ...this.#tokens.known]);
  }

  async #callOnce(
    method: 'GET' | 'POST',
    path: string,
    payload: object | undefined,
  ): Promise<{ result: CallResult; token: string | null }> {
    const outcome = await this.#tokens.get();
    if (outcome.kind !== 'token') {
      return { result: { kind: 'never_sent', detail: `no token: ${outcome.detail}` }, token: null };
    }
    const { country, currency } = this.#config;
    const headers = {
      Authorization: `Bearer ${outcome.value}`,
      ...{ 'X-Country': country, 'X-Currency': currency, Connection: 'close' },
    };
    return { result: await this.#send(method, path, payload, headers), token: outcome.value };
  }

  #send(method: string, path: string, data: object | undefined, headers: Record<string, string>) {
    const url = this.#config.baseUrl.replace(/\/+$/, '') + path;
    const call = new WatchedCall(this.#clock, url, this.#config.requestTimeoutMs);
    return call.run(() => axios.request({ ...call.options, method, url, data, headers }));
  }

  async #fetchToken(): Promise<TokenOutcome> {
    const { clientId: client_id, clientSecret: client_secret } = this.#config;
    const asked = { client_id, client_secret, grant_type: 'client_credentials' };
    const result = await this.#send('POST', TOKEN_PATH, asked, { Connection: 'close' });
    if (result.kind !== 'answer') return { kind: 'unavailable', detail: result.detail };
    const body = parseObject(result.body);
    const value = asIdentifier(body?.access_token, TOKEN_LENGTH_MAX);
    if (value === null) {
      const code = asCode(body?.error) ?? `http_${result.status}`;
      const detail = this.scrub(String(body?.error_description ?? ''));
      return body ? { kind: 'refused', code, detail } : { kind: 'unavailable', detail: code };
    }
    const seconds = Number(body?.expires_in);
    const lifetimeMs = seconds > 0 ? seconds * 1000 : CAUTIOUS_LIFETIME_MS;
    return { kind: 'token', value, lifetimeMs };
  }
}
