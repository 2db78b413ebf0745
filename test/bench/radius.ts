import { randomBytes } from 'node:crypto';
import {
  type Attribute,
  attributeNamed,
  encodeAccessRequest,
  encodeAccountingRequest,
  readReply,
  usageAttributes,
} from '../../radius/index.ts';
import { RunningBox } from '../support/running-box.ts';
import { identifierOf, type LoadResult, putLoad } from './radius-load.ts';
import type { BenchRow } from './table.ts';

const SECRET = 'a-secret-for-the-bench';
const VOUCHERS = 2_000;
const WARM_UP_REQUESTS = 30_000;
const ACCESS_REQUESTS = 120_000;
const ACCOUNTING_REQUESTS = 40_000;
const ACCESS_GOAL = 25_000;
const ACCOUNTING_GOAL = 8_000;
const P99_GOAL_MS = 50;
const CLASS = 25;
const NO_CLASS: Buffer = Buffer.alloc(0);

/** RADIUS of a real box on an SQLite file (synchronous=FULL), loaded from this process. */
export async function benchRadius(): Promise<BenchRow[]> {
  const box = await RunningBox.prepare();
  try {
    await box.start();
    const bench = await prepareRadius(box);
    // An evening's box has compiled what it does all the time.
    await bench.access(WARM_UP_REQUESTS, null);
    const access = await bench.access(ACCESS_REQUESTS, null);
    const calmAccess = await bench.access(ACCESS_GOAL * 2, ACCESS_GOAL / 2);
    const accounting = await bench.account(ACCOUNTING_REQUESTS, null);
    const calmAccounting = await bench.account(ACCOUNTING_GOAL * 2, ACCOUNTING_GOAL / 2);
    const lost = [access, calmAccess, accounting, calmAccounting].map((result) => result.lost);
    return [
      rate('Access-Requests, signed, limits computed', access, ACCESS_GOAL),
      p99(`Access-Request at ${ACCESS_GOAL / 2}/s, p99`, calmAccess),
      rate('Accounting-Requests, durable', accounting, ACCOUNTING_GOAL),
      p99(`Accounting-Request at ${ACCOUNTING_GOAL / 2}/s, p99`, calmAccounting),
      {
        name: 'RADIUS requests without an answer',
        value: lost.reduce((sum, one) => sum + one, 0),
        unit: 'requests',
        goal: { atMost: 0 },
      },
    ];
  } finally {
    await box.dispose();
  }
}

function rate(name: string, { answersPerSecond }: LoadResult, atLeast: number): BenchRow {
  return { name, value: answersPerSecond, unit: 'requests/s', goal: { atLeast } };
}

function p99(name: string, { p99Ms }: LoadResult): BenchRow {
  return { name, value: p99Ms, unit: 'ms', goal: { atMost: P99_GOAL_MS } };
}

/** Sells the vouchers and logs each in once: what follows meets a warm box, as on any evening. */
export async function prepareRadius(box: RunningBox) {
  await box.json('plan', 'add', '--name', 'bench', '--price', '20', '--time', '360000');
  await box.json('router', 'add', '--name', 'R1', '--address', '127.0.0.1', '--secret', SECRET);
  const { codes } = await box.json<{ codes: string[] }>(
    ...['voucher', 'create', '--plan', 'bench', '--count', String(VOUCHERS)],
  );
  const secret = Buffer.from(SECRET);
  const devices = codes.map((code, n) => ({ code, mac: macOf(n), classValue: NO_CLASS }));
  const station = devices.map(({ mac }) => [
    attributeNamed('Calling-Station-Id', mac),
    attributeNamed('NAS-Identifier', 'bench'),
  ]);
  const accessPacket = (index: number): Buffer => {
    const device = index % VOUCHERS;
    const code = devices[device]?.code ?? '';
    return encodeAccessRequest({
      ...{ identifier: identifierOf(index), authenticator: randomBytes(16), secret },
      ...{ userName: code, credential: { kind: 'pap', password: code } },
      attributes: station[device] ?? [],
    });
  };
  let reports = 0;
  const accountingPacket = (index: number): Buffer => {
    const device = devices[index % VOUCHERS];
    const seconds = Math.floor(reports++ / VOUCHERS) * 10;
    const attributes: Attribute[] = [
      attributeNamed('User-Name', device?.code ?? ''),
      attributeNamed('Acct-Session-Id', `bench-${index % VOUCHERS}`),
      attributeNamed('Class', device?.classValue ?? NO_CLASS),
      attributeNamed('Calling-Station-Id', device?.mac ?? ''),
      attributeNamed('Acct-Session-Time', seconds),
      ...usageAttributes(seconds * 10_000, seconds * 100_000),
    ];
    const identifier = identifierOf(index);
    return encodeAccountingRequest({ identifier, secret, status: 'interim', attributes });
  };
  const first = Array.from({ length: VOUCHERS }, (_, index) => accessPacket(index));
  const keepClass = (reply: Buffer, index: number) => {
    const decoded = readReply(reply, first[index] ?? Buffer.alloc(0), secret);
    const device = devices[index];
    const value = decoded?.attributes.find(({ vendor, type }) => vendor === 0 && type === CLASS);
    if (!device || !value) throw new Error('The box refused a voucher that it had just sold');
    device.classValue = value.value;
  };
  const warmUp = { port: box.authPort, packets: first, perSecond: null, onReply: keepClass };
  await putLoad(warmUp);
  const series = (length: number, make: (index: number) => Buffer) =>
    Array.from({ length }, (_, index) => make(index));
  return {
    access: (count: number, perSecond: number | null) =>
      putLoad({ port: box.authPort, packets: series(count, accessPacket), perSecond }),
    account: (count: number, perSecond: number | null) =>
      putLoad({ port: box.acctPort, packets: series(count, accountingPacket), perSecond }),
  };
}

function macOf(n: number): string {
  const hex = n.toString(16).toUpperCase().padStart(6, '0');
  return `02:00:00:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4)}`;
}
