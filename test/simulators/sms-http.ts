import type { Clock } from '../../server/ports/system.ts';
import { json, plain, readJson, type SimulatedReply, startServer } from './http.ts';

export interface SmsHttpSimulatorOptions {
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  clock: Clock;
  /** Only this key is accepted; any key is by default. */
  apiKey?: string;
  /** Starting credit in shillings. 500 by default. */
  credit?: number;
}

export interface SimulatedHttpSms {
  id: number;
  to: string;
  from: string;
  text: string;
  atMs: number;
}

export interface SmsHttpSimulator {
  /** What the box calls the base URL, up to `/api/services`. */
  baseUrl: string;
  /** Every message that went out, the oldest first. */
  messages(): readonly SimulatedHttpSms[];
  close(): Promise<void>;
}

/** What happens to a message, by the three digits before the last one of its number. */
export const SMS_HTTP_BEHAVIOURS: readonly { digits: string; summary: string; code?: number }[] = [
  { digits: '402', summary: 'refused: 1001, invalid sender id', code: 1001 },
  { digits: '403', summary: 'refused: 1003, invalid mobile number', code: 1003 },
  { digits: '405', summary: 'refused: 1004, low bulk credits', code: 1004 },
  { digits: '407', summary: 'refused: 1002, network not allowed', code: 1002 },
  { digits: '500', summary: 'refused: 1005, system error', code: 1005 },
  { digits: '902', summary: 'sent, but the answer is lost' },
  { digits: '903', summary: 'sent, but never answered' },
  { digits: '904', summary: 'HTTP 503 in plain text; nothing is sent' },
];

/** The JSON interface of TextSMS, Celcom, Advanta over real HTTP. Rejects when the port is taken. */
export async function startSmsHttpSimulator(
  options: SmsHttpSimulatorOptions,
): Promise<SmsHttpSimulator> {
  const messages: SimulatedHttpSms[] = [];
  let credit = options.credit ?? 500;
  const send = (body: Record<string, unknown>): SimulatedReply => {
    const to = String(body.mobile ?? '');
    const digits = to.slice(-4, -1);
    const behaviour = SMS_HTTP_BEHAVIOURS.find((known) => known.digits === digits);
    if (behaviour?.digits === '904') return plain(503, 'Service Unavailable');
    const row = (code: number, description: string, more: object = {}) =>
      json(200, {
        responses: [
          { 'respose-code': code, 'response-description': description, mobile: to, ...more },
        ],
      });
    if (!/^254[17]\d{8}$/.test(to)) return row(1003, 'Invalid mobile number');
    if (behaviour?.code) return row(behaviour.code, behaviour.summary);
    if (credit < 1) return row(1004, 'Low bulk credits');
    credit -= 1;
    const id = 8_290_842 + messages.length;
    const [from, text] = [String(body.shortcode ?? ''), String(body.message ?? '')];
    messages.push({ id, to, from, text, atMs: options.clock.now() });
    if (behaviour?.digits === '902') return 'drop';
    if (behaviour?.digits === '903') return 'hang';
    return row(200, 'Success', { messageid: id, networkid: '1' });
  };
  const server = await startServer(
    options.host ?? '127.0.0.1',
    options.port ?? 0,
    async ({ method, path, body }) => {
      if (`${method} ${path}` === 'GET /simulator/messages') return json(200, { messages });
      const fields = readJson(body);
      const key = fields.apikey;
      const refused = typeof key !== 'string' || key === '' || (options.apiKey ?? key) !== key;
      if (refused)
        return json(200, { 'response-code': 1006, 'response-description': 'Invalid credentials' });
      if (path === '/api/services/sendsms/') return send(fields);
      if (path === '/api/services/getbalance/') {
        return json(200, {
          'response-code': 200,
          credit: credit.toFixed(2),
          'partner-id': fields.partnerID,
        });
      }
      return plain(404, 'Not Found');
    },
  );
  return {
    baseUrl: `${server.baseUrl}/api/services`,
    messages: () => messages,
    close: server.close,
  };
}
