import type { AccessAnswer, AccessQuestion, AccountingReport } from '../../ports/access.ts';
import type { Guest, GuestControl } from '../../ports/controllers.ts';
import type { LoginRouter, VoucherMint } from '../../ports/services.ts';
import type { Database, SessionRecord, Stores } from '../../ports/stores.ts';
import type { Logger } from '../../ports/system.ts';

export interface FollowDeps {
  database: Database;
  log: Logger;
  mint: VoucherMint;
  guests: GuestControl;
  authorize(question: AccessQuestion): AccessAnswer | Promise<AccessAnswer>;
  /** Resolves when the report is durable. */
  account(report: AccountingReport): Promise<void>;
}

/**
 * Keeps the books of a controller that has no accounting of its own: what it says of its guests
 * becomes the same reports that a RADIUS router sends. A guest it lets through for whom there is
 * no open session (the box was down, the session was thought over) is judged anew, and dismissed
 * when nothing pays for it. Sessions it no longer knows end with their last counters.
 * @returns false when the controller did not answer; nothing is changed then.
 */
export async function followGuests(deps: FollowDeps, router: LoginRouter): Promise<boolean> {
  const guests = await deps.guests.guests(router);
  if (guests === null) return false;
  const stores = deps.database.read;
  const open = await stores.sessions.listOpenByRouter(router.id);
  const sessions = new Map(open.map((session) => [session.acctSessionId, session]));
  const present = new Set(guests.map(({ sessionId }) => sessionId));
  for (const guest of guests) {
    const session = sessions.get(guest.sessionId);
    const code = session
      ? await codeOf(deps, stores, session)
      : await takeOver(deps, router, guest);
    if (code !== null) await deps.account(reportOf(router, guest, code, 'interim'));
  }
  for (const session of open) {
    if (present.has(session.acctSessionId)) continue;
    const code = await codeOf(deps, stores, session);
    if (code !== null) await deps.account(endOf(router, session, code));
  }
  return true;
}

/** Opens the session of a device that was just let in, under the name the controller gives it. */
export async function openGuestSession(
  deps: FollowDeps,
  router: LoginRouter,
  code: string,
  mac: string,
): Promise<void> {
  const guests = await deps.guests.guests(router);
  const guest = guests?.find((one) => one.mac === mac);
  // Not listed yet: the next round finds it and opens the session then.
  if (guest) await deps.account(reportOf(router, guest, code, 'start'));
}

/** The code of the voucher that a guest without a session may go on with, else it is dismissed. */
async function takeOver(
  deps: FollowDeps,
  router: LoginRouter,
  guest: Guest,
): Promise<string | null> {
  const held = await deps.database.read.vouchers.listByMac(guest.mac);
  for (const voucher of held) {
    const code = deps.mint.reveal(voucher);
    const answer = await deps.authorize({
      ...{ routerId: router.id, userName: code, mac: guest.mac },
      verify: (cleartext) => cleartext === code,
    });
    if (answer.ok) return code;
  }
  const result = await deps.guests.dismiss(router, guest.mac);
  deps.log.warn({ router: router.id, result }, 'A guest that nothing pays for was dismissed');
  return null;
}

async function codeOf(
  { mint }: FollowDeps,
  stores: Stores,
  { voucherId }: SessionRecord,
): Promise<string | null> {
  const voucher = await stores.vouchers.find(voucherId);
  return voucher && mint.reveal(voucher);
}

const SILENT = {
  ...{ classValue: null, nasPortId: null, eventTimestampSeconds: null, delaySeconds: 0 },
};

function reportOf(
  router: LoginRouter,
  { mac, ip, sessionId, seconds, bytesUp, bytesDown }: Guest,
  code: string,
  status: 'start' | 'interim',
): AccountingReport {
  return {
    ...SILENT,
    ...{ routerId: router.id, status, userName: code, acctSessionId: sessionId, mac, ip },
    ...{ seconds, bytesUp, bytesDown, terminateCause: null },
  };
}

function endOf(router: LoginRouter, session: SessionRecord, code: string): AccountingReport {
  const { acctSessionId, mac, ip, seconds, bytesUp, bytesDown } = session;
  return {
    ...SILENT,
    ...{ routerId: router.id, status: 'stop', userName: code, acctSessionId, mac, ip },
    ...{ seconds, bytesUp, bytesDown, terminateCause: 'Lost-Service' },
  };
}
