import { randomBytes } from 'node:crypto';
import { type Attribute, textAttribute } from '../attributes.ts';
import { type ClientCredential, encodeAccessRequest, readReply } from '../client.ts';
import type { RadiusClient } from '../clients.ts';
import { Type } from '../codes.ts';
import type { RadiusEvent } from '../events.ts';
import type { AccountingRequest } from '../requests.ts';
import { type AccessReply, createRadiusServer, type RadiusHandler } from '../server.ts';
import type { UdpSocket, UdpSource } from '../udp.ts';

/** A server on sockets that exist in memory only, and a router that talks to it. */

export const SECRET = Buffer.from('a secret of 24 octets ok');
export const ROUTER: UdpSource = { address: '192.0.2.1', port: 40_000 };
export const NAS = textAttribute(Type.nasIdentifier, 'shop');

export const CLIENT: RadiusClient = {
  id: 'router',
  secret: SECRET,
  kind: 'generic',
  messageAuthenticator: 'auto',
  messageAuthenticatorSeen: false,
  uploadIsInput: true,
};

export interface MemorySocket {
  socket: UdpSocket;
  /** What the server sent, in order. */
  sent: Buffer[];
  isClosed: () => boolean;
  receive(datagram: Buffer, source?: UdpSource): void;
}

export function memorySocket(): MemorySocket {
  let deliver: (datagram: Buffer, source: UdpSource) => void = () => {};
  let isClosed = false;
  const sent: Buffer[] = [];
  const socket: UdpSocket = {
    address: () => ({ address: '0.0.0.0', port: 1812 }),
    send: (bytes) => {
      sent.push(bytes);
    },
    onMessage: (listener) => {
      deliver = listener;
    },
    close: async () => {
      isClosed = true;
    },
  };
  const receive = (datagram: Buffer, source = ROUTER): void => deliver(datagram, source);
  return { socket, sent, isClosed: () => isClosed, receive };
}

/** Lets everything run that waits for nothing but its turn. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

interface LabOptions {
  client?: Partial<RadiusClient>;
  /** The one password that is right; the default is `ABCD1234`. */
  password?: string;
  accepted?: readonly Attribute[];
  access?: RadiusHandler['access'];
  accounting?: RadiusHandler['accounting'];
}

export function lab(options: LabOptions = {}) {
  const client = { ...CLIENT, ...options.client };
  const [auth, acct] = [memorySocket(), memorySocket()];
  const clock = { nowMs: 1_000_000 };
  const events: RadiusEvent[] = [];
  const lines: object[] = [];
  const reports: AccountingRequest[] = [];
  const latched: string[] = [];
  const calls = { access: 0 };
  const password = options.password ?? 'ABCD1234';
  const server = createRadiusServer({
    authSocket: auth.socket,
    acctSocket: acct.socket,
    secrets: {
      clientFor: (address) => (address === ROUTER.address ? client : undefined),
      messageAuthenticatorSeen: (id) => {
        latched.push(id);
      },
    },
    handler: {
      access: async (request): Promise<AccessReply> => {
        calls.access += 1;
        if (options.access !== undefined) return options.access(request);
        if (request.verify(password)) return { code: 'accept', attributes: options.accepted ?? [] };
        return { code: 'reject', replyMessage: 'This code is not valid.' };
      },
      accounting: async (report) => {
        reports.push(report);
        await options.accounting?.(report);
      },
    },
    clock: { now: () => clock.nowMs },
    random: { bytes: (length) => randomBytes(length) },
    log: {
      warn: (fields) => {
        lines.push(fields);
      },
    },
    onEvent: (event) => {
      events.push(event);
    },
  });
  return { server, auth, acct, clock, events, lines, reports, latched, calls };
}

/** Sends a request and returns the verified answer to it; null for silence. */
export async function ask(
  port: MemorySocket,
  request: Buffer,
  source = ROUTER,
): Promise<ReturnType<typeof readReply>> {
  const before = port.sent.length;
  port.receive(request, source);
  await settled();
  const reply = port.sent[before];
  if (reply === undefined) return null;
  const read = readReply(reply, request, SECRET);
  if (read === null) throw new Error('the answer is not authentic');
  return read;
}

let serial = 0;

/** An Access-Request with the right password unless told otherwise, its Identifier its own. */
export function accessRequest(
  parts: {
    credential?: ClientCredential;
    attributes?: Attribute[];
    isSigned?: boolean;
    userName?: string;
    secret?: Buffer;
  } = {},
): Buffer {
  serial += 1;
  return encodeAccessRequest({
    identifier: serial % 256,
    authenticator: randomBytes(16),
    secret: parts.secret ?? SECRET,
    userName: parts.userName ?? 'ABCD1234',
    credential: parts.credential ?? { kind: 'pap', password: 'ABCD1234' },
    attributes: parts.attributes ?? [NAS],
    isSigned: parts.isSigned ?? true,
  });
}
