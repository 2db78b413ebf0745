import type { Clock, Logger, Random } from '../../server/ports/system.ts';
import { smsBehaviourOf } from './africastalking/behaviours.ts';
import { Outbox, type SimulatedSms } from './africastalking/outbox.ts';
import {
  json,
  plain,
  readJson,
  type SimulatedReply,
  type SimulatedRequest,
  startServer,
} from './http.ts';

export interface AfricasTalkingSimulatorOptions {
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  clock: Clock;
  random: Random;
  log: Logger;
  /** Only this key is accepted; any key is by default. */
  apiKey?: string;
  /** Sender IDs registered with the operators; any is accepted by default. */
  senderIds?: readonly string[];
  /** Where delivery reports go; may be set later. */
  deliveryReportUrl?: string;
  callbackFetch?: typeof fetch;
  /** Age of a message at its final delivery report. 2000 by default. */
  delayMs?: number;
  /** Starting balance. 100 000 (KES 1,000) by default. */
  balanceCents?: number;
}

export interface AfricasTalkingSimulator {
  baseUrl: string;
  /** Every message heard of, refused ones included, the oldest first. */
  messages(): readonly SimulatedSms[];
  setDeliveryReportUrl(url: string | null): void;
  /** Where messages of customers go; null = nowhere. */
  setInboundUrl(url: string | null): void;
  /** A customer sends an SMS; true when the box took it. */
  receive(from: string, text: string): Promise<boolean>;
  /** A hook for chaos: an answer given instead of processing; null processes. */
  readonly script: { onRequest: ((request: SimulatedRequest) => SimulatedReply | null) | null };
  close(): Promise<void>;
}

/**
 * Africa's Talking's messaging API over real HTTP; the three digits before a number's last one
 * choose what happens to its messages. Rejects when the port is taken.
 */
export async function startAfricasTalkingSimulator(
  options: AfricasTalkingSimulatorOptions,
): Promise<AfricasTalkingSimulator> {
  const outbox = new Outbox({
    clock: options.clock,
    random: options.random,
    fetch: options.callbackFetch ?? fetch,
    delayMs: options.delayMs ?? 2000,
    balanceCents: options.balanceCents ?? 100_000,
  });
  outbox.reportUrl = options.deliveryReportUrl ?? null;
  const script: AfricasTalkingSimulator['script'] = { onRequest: null };
  const server = await startServer(
    options.host ?? '127.0.0.1',
    options.port ?? 0,
    async (request) => script.onRequest?.(request) ?? handle(request, options, outbox),
  );
  return {
    baseUrl: server.baseUrl,
    messages: () => outbox.messages,
    setDeliveryReportUrl: (url) => {
      outbox.reportUrl = url;
    },
    setInboundUrl: (url) => {
      outbox.inboundUrl = url;
    },
    receive: (from, text) => outbox.receive(from, text),
    script,
    close: async () => {
      outbox.close();
      await server.close();
    },
  };
}

async function handle(
  request: SimulatedRequest,
  options: AfricasTalkingSimulatorOptions,
  outbox: Outbox,
): Promise<SimulatedReply> {
  const route = `${request.method} ${request.path}`;
  if (route === 'GET /simulator/messages') return json(200, { messages: outbox.messages });
  if (route === 'POST /simulator/receive') {
    const { from, text } = readJson(request.body);
    return json(200, { taken: await outbox.receive(String(from), String(text)) });
  }
  const key = request.headers.apikey;
  if (typeof key !== 'string' || key === '' || (options.apiKey ?? key) !== key) {
    return plain(401, 'The supplied authentication is invalid');
  }
  if (route === 'POST /version1/messaging') return send(request, options, outbox);
  if (route === 'GET /version1/user') {
    return json(200, { UserData: { balance: `KES ${(outbox.balanceCents / 100).toFixed(4)}` } });
  }
  return plain(404, 'The requested resource could not be found');
}

function send(
  request: SimulatedRequest,
  options: AfricasTalkingSimulatorOptions,
  outbox: Outbox,
): SimulatedReply {
  const form = new URLSearchParams(request.body);
  for (const field of ['username', 'to', 'message']) {
    if (!form.get(field)) return plain(400, `Request is missing required form field '${field}'.`);
  }
  const from = form.get('from');
  if (from !== null && options.senderIds && !options.senderIds.includes(from)) {
    return json(201, { SMSMessageData: { Message: 'InvalidSenderId', Recipients: [] } });
  }
  const numbers = (form.get('to') ?? '').split(',');
  const behaviour = smsBehaviourOf(numbers[0] ?? '');
  if (behaviour.answer === 'plain_text') {
    return plain(behaviour.httpStatus, 'Service temporarily unavailable');
  }
  const rows = numbers.map((to) => outbox.send(to, form.get('message') ?? '', from));
  const recipients = rows.filter((row) => row !== null);
  if (behaviour.answer === 'lost') return 'drop';
  if (behaviour.answer === 'never') return 'hang';
  const sent = recipients.filter((row) => Number(row.statusCode) < 200).length;
  return json(behaviour.httpStatus, {
    SMSMessageData: {
      Message: `Sent to ${sent}/${numbers.length} Total Cost: KES ${(sent * 0.8).toFixed(4)}`,
      Recipients: recipients,
    },
  });
}
