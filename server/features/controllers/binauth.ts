import { z } from 'zod';
import type { SessionGrant } from '../../core/entitlement.ts';
import { parseMac } from '../../core/mac.ts';
import type { AccessAnswer, AccessQuestion, AccountingReport } from '../../ports/access.ts';
import type { LoginRouter } from '../../ports/services.ts';

/** What our script on an openNDS gateway tells: the arguments of its BinAuth option, named. */
const message = z.object({
  method: z.string().max(40),
  mac: z.string().max(40),
  ip: z.string().max(45).optional(),
  /** The voucher code, as the splash put it into `custom`. */
  custom: z.string().max(40),
  /** openNDS's own token of this client: new with every authentication. */
  token: z.string().max(100),
  /** Towards the client, and from it. */
  incoming: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0),
  outgoing: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0),
  seconds: z.coerce.number().int().min(0).max(4_294_967_295).catch(0),
});

/** The script answers it with `ndsctl deauth`. */
const DISMISS = 'deauth\n';

export interface BinauthDeps {
  authorize(question: AccessQuestion): AccessAnswer | Promise<AccessAnswer>;
  account(report: AccountingReport): Promise<void>;
}

/**
 * Answers our script on an openNDS gateway. Asked for a login it gives the five numbers of the
 * BinAuth option: seconds, upload and download in kbit/s, upload and download quota in kilobytes
 * (0: no limit); everything else is accounting. Nobody can call the gateway, so an interim report
 * is the moment to tell it that a client has to go.
 * @returns null when the login is refused or the message is not one of ours
 */
export async function answerBinauth(
  deps: BinauthDeps,
  router: LoginRouter,
  form: URLSearchParams,
): Promise<string | null> {
  const parsed = message.safeParse(Object.fromEntries(form));
  const mac = parseMac(parsed.data?.mac ?? '');
  if (!parsed.success || !mac) return null;
  const { method, custom: code, ip, token, seconds, incoming, outgoing } = parsed.data;
  const judge = () =>
    deps.authorize({
      ...{ routerId: router.id, userName: code, mac },
      verify: (cleartext) => cleartext === code,
    });
  if (method === 'auth_client') {
    const answer = await judge();
    return answer.ok ? limitsLine(answer.grant) : null;
  }
  const status = statusOf(method);
  if (status === null) return null;
  await deps.account({
    ...{ routerId: router.id, status, userName: code, acctSessionId: `opennds ${token}` },
    ...{ classValue: null, mac, ip: ip ?? null, nasPortId: null, seconds },
    ...{ bytesUp: outgoing, bytesDown: incoming, eventTimestampSeconds: null, delaySeconds: 0 },
    terminateCause: status === 'stop' ? method : null,
  });
  if (status !== 'interim') return '';
  const answer = await judge();
  return answer.ok ? '' : DISMISS;
}

function statusOf(method: string): 'start' | 'interim' | 'stop' | null {
  if (method === 'client_auth' || method === 'ndsctl_auth') return 'start';
  if (method === 'interim') return 'interim';
  return /_deauth$/.test(method) ? 'stop' : null;
}

function limitsLine(grant: SessionGrant): string {
  const { sessionSeconds, downBps, upBps, remainingBytes } = grant;
  const kbit = (bps: number | null) => (bps === null ? 0 : Math.max(1, Math.ceil(bps / 1000)));
  // What is left in both ways together either way may use; the box cuts at the sum.
  const kilobytes = (own: number | null) => {
    const bytes = Math.min(own ?? Infinity, remainingBytes ?? Infinity);
    return Number.isFinite(bytes) ? Math.max(1, Math.ceil(bytes / 1000)) : 0;
  };
  const quotas = [kilobytes(grant.remainingUpBytes), kilobytes(grant.remainingDownBytes)];
  return `${sessionSeconds ?? 0} ${kbit(upBps)} ${kbit(downBps)} ${quotas.join(' ')}\n`;
}
