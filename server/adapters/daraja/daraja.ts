import { findReceipt } from '../../core/receipt.ts';
import type {
  PaymentProvider,
  PromptOutcome,
  PromptRequest,
  QueryOutcome,
  RefundOutcome,
  RefundRequest,
  StatementLine,
  StatementOutcome,
} from '../../ports/gateways.ts';
import type { Clock, Logger } from '../../ports/system.ts';
import { parseObject } from '../outbound/untrusted.ts';
import { handPayments } from './c2b.ts';
import { readPosted, readPush, readQuery } from './outcome.ts';
import { parseStkCallback } from './parse-callback.ts';
import { darajaFailure } from './result.ts';
import {
  type Initiator,
  parseReversalResult,
  readReversalAnswer,
  reversalPayload,
} from './reversal.ts';
import { readStatement, STATEMENT_PAGE_ROWS, statementPayload } from './statement.ts';
import { type Merchant, stkPushPayload, stkQueryPayload, validatePrompt } from './stk-payload.ts';
import { DarajaWire, type WireConfig } from './wire.ts';

/** `baseUrl` is `https://api.safaricom.co.ke`, the sandbox, or a simulator. */
export interface DarajaConfig extends Merchant, WireConfig {
  /** Needed to send money back by itself; null: refunds are made by hand. */
  initiator: Initiator | null;
}

interface DarajaDependencies {
  clock: Clock;
  log: Logger;
  /** Whether `baseUrl` is the built-in simulator. */
  simulated: boolean;
}

const PUSH_PATH = '/mpesa/stkpush/v1/processrequest';
const QUERY_PATH = '/mpesa/stkpushquery/v1/query';
const STATEMENT_PATH = '/pulltransactions/v1/query';
const REVERSAL_PATH = '/mpesa/reversal/v1/request';
/** A shop with more payments than this in two days has outgrown one box. */
const MOST_PAGES = 50;

interface Connection {
  config: DarajaConfig;
  clock: Clock;
  log: Logger;
  wire: DarajaWire;
}

/**
 * M-Pesa over Safaricom's Daraja. A push whose answer never came is `unknown` and must not be sent
 * again; `not_sent` is promised only where nothing can have reached a phone.
 * Throws on an impossible configuration.
 */
export function createDaraja(config: DarajaConfig, deps: DarajaDependencies): PaymentProvider {
  if (config.type === 'till' && !config.till) {
    throw new Error('a till needs its till number beside the store number');
  }
  const { clock, log } = deps;
  const wire = new DarajaWire(config, clock, log);
  const connection: Connection = { config, clock, log, wire };
  return {
    name: 'daraja',
    label: 'M-Pesa',
    simulated: deps.simulated,
    outageSinceMs: null,
    capabilities: { list: true, refund: config.initiator !== null },
    byHand: handPayments(config, async (path, payload) =>
      readPosted(await wire.post('query', path, () => payload)),
    ),
    initiate: (request) => initiate(connection, request),
    query: (checkoutId) => query(connection, checkoutId),
    parseInbound: parseStkCallback,
    knowsReceipt: (text) => findReceipt(text) === text,
    explain: darajaFailure,
    list: (fromMs, toMs) => list(connection, fromMs, toMs),
    refund: (request) => refund(connection, request),
    parseRefundReport: parseReversalResult,
  };
}

async function initiate(
  { config, clock, log, wire }: Connection,
  request: PromptRequest,
): Promise<PromptOutcome> {
  // Only the real service insists; a simulator on the same machine has no certificate.
  const httpsOnly = /(^|\.)safaricom\.co\.ke$/i.test(new URL(config.baseUrl).hostname);
  const valid = validatePrompt(request, httpsOnly);
  if (!valid.ok) return { kind: 'rejected', code: valid.code, detail: valid.detail };
  let password = '';
  const posted = await wire.post('push', PUSH_PATH, () => {
    const payload = stkPushPayload(config, request, clock.now());
    password = payload.Password;
    return payload;
  });
  const outcome = readPush(posted, (text) => wire.scrub(text, [password]));
  if (outcome.kind !== 'accepted') log.warn({ outcome }, 'M-Pesa prompt not accepted');
  return outcome;
}

async function query(
  { config, clock, log, wire }: Connection,
  checkoutId: string,
): Promise<QueryOutcome> {
  let password = '';
  const posted = await wire.post('query', QUERY_PATH, () => {
    const payload = stkQueryPayload(config, checkoutId, clock.now());
    password = payload.Password;
    return payload;
  });
  const outcome = readQuery(posted, checkoutId, (text) => wire.scrub(text, [password]));
  if (outcome.kind === 'no_answer') {
    log.warn({ detail: outcome.detail }, 'M-Pesa query gave no answer');
  }
  return outcome;
}

async function list(
  { config, wire }: Connection,
  fromMs: number,
  toMs: number,
): Promise<StatementOutcome> {
  const lines: StatementLine[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const offset = page * STATEMENT_PAGE_ROWS;
    const posted = await wire.post('query', STATEMENT_PATH, () =>
      statementPayload(config.shortcode, fromMs, toMs, offset),
    );
    const answer = readPosted(posted);
    if (answer.kind !== 'answer') return { kind: 'no_answer', detail: answer.detail };
    const read = readStatement(parseObject(answer.body));
    if (!read) {
      const detail = wire.scrub(`not a statement: HTTP ${answer.status} ${answer.body}`);
      // A box without this product is refused in words: the service is there all the same.
      return { kind: 'no_answer', detail, reached: parseObject(answer.body) !== null };
    }
    lines.push(...read.lines);
    if (read.rows < STATEMENT_PAGE_ROWS) return { kind: 'lines', lines };
  }
  return { kind: 'no_answer', detail: `more than ${MOST_PAGES} pages` };
}

async function refund(
  { config, wire }: Connection,
  request: RefundRequest,
): Promise<RefundOutcome> {
  const { initiator } = config;
  if (!initiator) {
    return { kind: 'rejected', code: 'not_set_up', detail: 'there is no M-Pesa initiator' };
  }
  let credential = '';
  const posted = await wire.post('push', REVERSAL_PATH, () => {
    const payload = reversalPayload(config.shortcode, initiator, request);
    credential = String(payload.SecurityCredential);
    return payload;
  });
  const answer = readPosted(posted);
  if (answer.kind !== 'answer') {
    return { kind: answer.kind === 'never_sent' ? 'not_sent' : 'unknown', detail: answer.detail };
  }
  return readReversalAnswer(answer, (text) => wire.scrub(text, [credential, initiator.password]));
}
