import type { LiveChange, NasControl, OrderResult, OrderTarget } from '../../ports/access.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Database, SessionRecord, VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Logger } from '../../ports/system.ts';

export interface OrderDeps {
  database: Database;
  clock: Clock;
  log: Logger;
  nasControl: NasControl;
  mint: VoucherMint;
}

/** Routers stop a session at its Session-Timeout by themselves: they get this long to do so. */
export const GRACE_MS = 2_000;

/** After an order, how long until it is verified and, if need be, repeated; the last one for ever. */
const REPEAT_AFTER_MS = [10_000, 30_000, 60_000];
const REPEAT_AT_LAST_MS = 300_000;

/** When to look again after so many orders. */
export function repeatAfterMs(orders: number): number {
  return REPEAT_AFTER_MS[orders - 1] ?? REPEAT_AT_LAST_MS;
}

/** Orders the end of one session; what comes of it is the router's answer. */
export async function cutSession(deps: OrderDeps, session: SessionRecord): Promise<OrderResult> {
  const voucher = await deps.database.read.vouchers.find(session.voucherId);
  return deps.nasControl.disconnect(targetOf(deps, session, voucher));
}

/** Brings new limits to one session; `unsupported` when this kind of router cannot. */
export function changeSession(
  deps: OrderDeps,
  session: SessionRecord,
  voucher: VoucherRecord,
  change: LiveChange,
): ReturnType<NasControl['change']> {
  return deps.nasControl.change(targetOf(deps, session, voucher), change);
}

/** User names of codes are not stored: the router is told the code itself. */
function targetOf(
  deps: OrderDeps,
  session: SessionRecord,
  voucher: VoucherRecord | null,
): OrderTarget {
  const { routerId, acctSessionId, mac, ip } = session;
  const userName =
    session.userName === 'code' && voucher ? deps.mint.reveal(voucher) : session.userName;
  return { routerId, userName, acctSessionId, mac, ip };
}

/**
 * Notes on the router whether it obeys: the red mark that the owner sees, and its end.
 * @param disobedience what it did wrong; null when it did what it was told.
 */
export async function judge(
  deps: OrderDeps,
  session: SessionRecord,
  disobedience: string | null,
  result: OrderResult,
): Promise<void> {
  const { clock, database, log } = deps;
  const { routerId } = session;
  if (disobedience !== null) {
    log.warn({ router: routerId, session: session.id, result }, 'A router did not obey an order');
    await database.transaction((stores) =>
      stores.routers.markDisobeyed(routerId, clock.now(), disobedience),
    );
  } else if (result.kind === 'done') {
    await database.transaction((stores) => stores.routers.markObeyed(routerId));
  }
}

/** Why an order was not followed, in words; null when it was. */
export function disobedienceOf(
  result: OrderResult,
  order: 'Disconnect-Requests' | 'CoA-Requests',
): string | null {
  if (result.kind === 'no_answer') return `it does not answer ${order}`;
  return result.kind === 'refused' ? result.reason : null;
}
