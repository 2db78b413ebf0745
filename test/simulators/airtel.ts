/**
 * Airtel Money as its collection API answers, over real HTTP. As with M-Pesa's simulator the last
 * digit of the number decides: 0 pays after `payAfterMs`, 1 refuses, 2 a wrong PIN, 3 too little
 * money, 6 pays but the push is never answered, 8 never answers; any other pays.
 */
import type { Clock, Random } from '../../server/ports/system.ts';
import { json, type SimulatedReply, type SimulatedRequest, startServer } from './http.ts';

interface Transaction {
  id: string;
  msisdn: string;
  amount: number;
  atMs: number;
  receipt: string;
  sentBack: boolean;
}

export interface AirtelSimulator {
  baseUrl: string;
  /** What phones were asked for, the oldest first. */
  transactions(): readonly Readonly<Transaction>[];
  close(): Promise<void>;
}

interface Options {
  clock: Clock;
  random: Random;
  host?: string;
  port?: number;
  payAfterMs?: number;
  /** Tokens are refused from this moment on until a new one is asked for. */
  expireTokens?: () => boolean;
}

const FAILURES: Record<string, string> = {
  1: 'DP00800001008',
  2: 'DP00800001002',
  3: 'DP00800001007',
};
const USUAL_WAIT_MS = 2_000;

const status = (success: boolean, response_code: string, message = '') => ({
  status: { code: '200', success, response_code, result_code: 'ESB000010', message },
});

export async function startAirtelSimulator(options: Options): Promise<AirtelSimulator> {
  const { clock, random, payAfterMs = USUAL_WAIT_MS } = options;
  const transactions = new Map<string, Transaction>();
  let token = '';

  const newToken = (): SimulatedReply => {
    token = Buffer.from(random.bytes(24)).toString('hex');
    return json(200, { token_type: 'bearer', expires_in: 180, access_token: token });
  };

  function push(body: Record<string, Record<string, unknown>>): SimulatedReply {
    const { transaction = {}, subscriber = {} } = body;
    const msisdn = String(subscriber.msisdn ?? '');
    const amount = Number(transaction.amount);
    const id = String(transaction.id ?? '');
    if (!/^[17]\d{8}$/.test(msisdn) || !(amount > 0) || !/^\w{8,64}$/.test(id)) {
      return json(200, status(false, 'DP00800001004', 'Invalid amount or number'));
    }
    if (transactions.has(id)) return json(200, status(false, 'DP00800001006', 'Duplicate id'));
    const serial = String(transactions.size + 1).padStart(5, '0');
    const receipt = `MP261128.1200.A${serial}`;
    transactions.set(id, { id, msisdn, amount, receipt, atMs: clock.now(), sentBack: false });
    if (msisdn.endsWith('6')) return 'drop';
    const data = { transaction: { id, status: 'SUCCESS' } };
    return json(200, { data, ...status(true, 'DP00800001006', 'Success.') });
  }

  function look(id: string): SimulatedReply {
    const known = transactions.get(id);
    if (!known) return json(200, status(false, 'DP00800001025', 'Transaction not found'));
    const over = clock.now() >= known.atMs + payAfterMs;
    const failure = FAILURES[known.msisdn.at(-1) ?? ''];
    const silent = known.msisdn.endsWith('8');
    const answer = (state: string, code: string, more = {}) =>
      json(200, { data: { transaction: { id, status: state, ...more } }, ...status(true, code) });
    if (!over || silent) return answer('TIP', 'DP00800001006');
    if (failure) return answer('TF', failure);
    return answer('TS', 'DP00800001001', { airtel_money_id: known.receipt });
  }

  function sendBack(receipt: unknown): SimulatedReply {
    const known = [...transactions.values()].find((one) => one.receipt === receipt);
    if (!known || known.sentBack) return json(200, status(false, 'DP00800001025', 'Not found'));
    known.sentBack = true;
    const data = { transaction: { airtel_money_id: `CI${receipt}`, status: 'SUCCESS' } };
    return json(200, { data, ...status(true, 'DP00800001001') });
  }

  async function handle({
    method,
    path,
    headers,
    body,
  }: SimulatedRequest): Promise<SimulatedReply> {
    if (path === '/auth/oauth2/token') return newToken();
    if (options.expireTokens?.()) token = '';
    if (headers.authorization !== `Bearer ${token}` || token === '') {
      return json(401, { error: 'invalid_token' });
    }
    if (method === 'GET') return look(path.split('/').at(-1) ?? '');
    const posted = JSON.parse(body) as Record<string, Record<string, unknown>>;
    if (path.endsWith('/refund')) return sendBack(posted.transaction?.airtel_money_id);
    return push(posted);
  }

  const server = await startServer(options.host ?? '127.0.0.1', options.port ?? 0, handle);
  return { ...server, transactions: () => [...transactions.values()] };
}
