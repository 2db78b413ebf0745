import {
  type Attribute,
  attributeNamed,
  encodeAccessRequest,
  encodeAccountingRequest,
  openUdp,
  readReply,
  type UdpSocket,
  usageAttributes,
} from '../../../radius/index.ts';
import type { Visit, VisitStep } from '../../ports/self-test.ts';
import type { Clock, Random } from '../../ports/system.ts';

interface Ports {
  host: string;
  authPort: number;
  acctPort: number;
  /** From where the packets come: the address of the test router. */
  source: string;
}

const ANSWER_MS = 3_000;
const TRIES = 3;
const ACCEPT = 2;
const REJECT = 3;
const ACCOUNTING_RESPONSE = 5;

/** Comes as a customer behind a router of our own, and checks every signed answer. */
export async function visitBox(
  deps: { clock: Clock; random: Random },
  ports: Ports,
  visit: Visit,
): Promise<VisitStep | null> {
  const socket = await openUdp(ports.source, 0);
  try {
    for (const { step, port, packet, expected } of stepsOf(deps, ports, visit)) {
      const code = await exchange(deps.clock, socket, { host: ports.host, port, packet }, visit);
      if (code !== expected) return step;
    }
    return null;
  } finally {
    await socket.close();
  }
}

function stepsOf({ random }: { random: Random }, ports: Ports, visit: Visit) {
  const secret = Buffer.from(visit.secret);
  const session = Buffer.from(random.bytes(8)).toString('hex');
  const device = [
    attributeNamed('Calling-Station-Id', '02-5E-1F-7E-57-01'),
    attributeNamed('NAS-Identifier', 'mlango-self-test'),
  ];
  let identifier = 0;
  const next = () => ++identifier;
  const login = (password: string) =>
    encodeAccessRequest({
      ...{ identifier: next(), authenticator: random.bytes(16), secret, attributes: device },
      ...{ userName: visit.code, credential: { kind: 'pap', password } },
    });
  const report = (status: 'start' | 'interim' | 'stop', seconds: number, bytes: number) => {
    const attributes: Attribute[] = [
      ...device,
      attributeNamed('User-Name', visit.code),
      attributeNamed('Acct-Session-Id', session),
      attributeNamed('Acct-Session-Time', seconds),
      ...usageAttributes(Math.floor(bytes / 4), bytes - Math.floor(bytes / 4)),
    ];
    return encodeAccountingRequest({ identifier: next(), secret, status, attributes });
  };
  const { authPort, acctPort } = ports;
  const { seconds, bytes } = visit;
  const asked = { port: authPort, expected: ACCEPT };
  const told = { port: acctPort, expected: ACCOUNTING_RESPONSE };
  return [
    { step: 'login', ...asked, packet: login(visit.code) },
    { step: 'wrong_code', port: authPort, expected: REJECT, packet: login('not-the-code') },
    { step: 'start', ...told, packet: report('start', 0, 0) },
    { step: 'report', ...told, packet: report('interim', seconds / 2, bytes / 2) },
    { step: 'logout', ...told, packet: report('stop', seconds, bytes) },
  ] as const;
}

/** @returns the code of the authentic answer; null when there was none */
async function exchange(
  clock: Clock,
  socket: UdpSocket,
  to: { host: string; port: number; packet: Buffer },
  visit: Visit,
): Promise<number | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const code = await new Promise<number | null>((resolve) => {
      const giveUp = clock.after(ANSWER_MS, () => resolve(null));
      socket.onMessage((datagram) => {
        const reply = readReply(datagram, to.packet, Buffer.from(visit.secret));
        if (!reply) return;
        giveUp();
        resolve(reply.code);
      });
      socket.send(to.packet, to.port, to.host);
    });
    if (code !== null) return code;
  }
  return null;
}
