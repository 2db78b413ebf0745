import { randomBytes } from 'node:crypto';
import {
  attributeNamed,
  encodeAccessRequest,
  encodeAccountingRequest,
  readReply,
} from '../../radius/index.ts';
import { identifierOf, type Load, type LoadResult, putLoad } from '../bench/radius-load.ts';
import type { RunningBox } from './running-box.ts';

const ACCESS_ACCEPT = 2;
const CLASS = 25;

export interface StormResult {
  /** Devices that got an Accept and whose Start was acknowledged. */
  online: number;
  refused: number;
  access: LoadResult;
  starts: LoadResult;
}

/**
 * The power comes back: one device per code logs in, evenly over `seconds`, and once it is accepted
 * its router reports the start. Requests are repeated as RouterOS repeats them.
 */
export async function reconnectAll(
  box: RunningBox,
  secret: string,
  codes: readonly string[],
  seconds: number,
): Promise<StormResult> {
  const key = Buffer.from(secret);
  const macs = codes.map((_, n) => macOf(n));
  const requests = codes.map((code, index) =>
    encodeAccessRequest({
      ...{ identifier: identifierOf(index), authenticator: randomBytes(16), secret: key },
      ...{ userName: code, credential: { kind: 'pap', password: code } },
      attributes: [
        attributeNamed('Calling-Station-Id', macs[index] ?? ''),
        attributeNamed('NAS-Identifier', 'storm'),
      ],
    }),
  );
  const starts: Buffer[] = [];
  let refused = 0;
  const onReply = (reply: Buffer, index: number) => {
    const answer = readReply(reply, requests[index] ?? Buffer.alloc(0), key);
    const classValue = answer?.attributes.find(
      ({ vendor, type }) => vendor === 0 && type === CLASS,
    );
    if (answer?.code !== ACCESS_ACCEPT || !classValue) {
      refused += 1;
      return;
    }
    const attributes = [
      attributeNamed('User-Name', codes[index] ?? ''),
      attributeNamed('Acct-Session-Id', `storm-${index}`),
      attributeNamed('Calling-Station-Id', macs[index] ?? ''),
      classValue,
    ];
    const identifier = identifierOf(starts.length);
    starts.push(encodeAccountingRequest({ identifier, secret: key, status: 'start', attributes }));
  };
  const reports: Load = {
    ...{ port: box.acctPort, packets: starts, total: codes.length, perSecond: null },
  };
  const reported = putLoad(reports);
  const perSecond = codes.length / seconds;
  const access = await putLoad({ port: box.authPort, packets: requests, perSecond, onReply });
  // Nobody else will be let in: do not wait for the starts of those that were not.
  reports.total = starts.length;
  const started = await reported;
  return { online: starts.length - started.lost, refused, access, starts: started };
}

function macOf(n: number): string {
  const hex = n.toString(16).toUpperCase().padStart(6, '0');
  return `02:00:01:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4)}`;
}
