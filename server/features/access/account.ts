import { statusAt } from '../../core/entitlement.ts';
import { eventTimeMs, mergeReport } from '../../core/usage.ts';
import { parseVoucherCode } from '../../core/voucher-code.ts';
import type { AccountingReport } from '../../ports/access.ts';
import type { SessionRecord, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { sessionIdentity, voucherOfClass } from './session-class.ts';

export interface AccountDeps {
  clock: Clock;
  random: Random;
  vault: Vault;
  log: Logger;
}

/** Stores a group of reports inside one transaction, in the order in which they came. */
export async function accountAll(
  deps: AccountDeps,
  stores: Stores,
  reports: readonly AccountingReport[],
): Promise<void> {
  for (const report of reports) {
    if (report.status === 'on' || report.status === 'off') {
      await closeRouterSessions(deps, stores, report);
    } else await accountOne(deps, stores, report);
  }
}

async function accountOne(
  deps: AccountDeps,
  stores: Stores,
  report: AccountingReport,
): Promise<void> {
  const identity = sessionIdentity(deps.vault, report.classValue, report);
  const known = await stores.sessions.findByIdentity(report.routerId, identity);
  const voucher = await voucherOf(deps, stores, report, known);
  if (!voucher) {
    deps.log.warn({ router: report.routerId }, 'Accounting for a session that no voucher opened');
    return;
  }
  const before = known ? { ...known, closed: known.stoppedAtMs !== null } : null;
  const { usage, growth } = mergeReport(before, { ...report, stop: report.status === 'stop' });
  if (before?.closed) return;
  const session = merge(deps, report, identity, voucher.id, known);
  await stores.sessions.upsert({
    ...session,
    seconds: usage.seconds,
    bytesUp: usage.bytesUp,
    bytesDown: usage.bytesDown,
  });
  const bytes = growth.bytesUp + growth.bytesDown;
  if (growth.seconds > 0 || bytes > 0) {
    await stores.vouchers.addUsage(voucher.id, { seconds: growth.seconds, bytes });
    await storeStatus(deps, stores, voucher.id);
  }
  if (usage.closed && session.mac) {
    await stores.vouchers.releaseSlot(voucher.id, session.mac, deps.clock.now());
  }
}

function merge(
  deps: AccountDeps,
  report: AccountingReport,
  identity: string,
  voucherId: string,
  known: SessionRecord | null,
): SessionRecord {
  const nowMs = deps.clock.now();
  const eventMs = eventTimeMs(nowMs, report.eventTimestampSeconds, report.delaySeconds);
  return {
    id: known?.id ?? deps.random.uuid(),
    routerId: report.routerId,
    identity,
    voucherId,
    acctSessionId: report.acctSessionId,
    userName: maskedUserName(report.userName),
    mac: report.mac ?? known?.mac ?? null,
    ip: report.ip ?? known?.ip ?? null,
    nasPortId: report.nasPortId ?? known?.nasPortId ?? null,
    seconds: 0,
    bytesUp: 0,
    bytesDown: 0,
    // A session first heard of by an interim began that much earlier.
    startedAtMs: known?.startedAtMs ?? eventMs - report.seconds * 1000,
    updatedAtMs: nowMs,
    stoppedAtMs: report.status === 'stop' ? eventMs : null,
    terminateCause: report.terminateCause,
  };
}

/** User names are voucher codes: the session keeps them unreadable, CoA fetches the code anew. */
function maskedUserName(userName: string): string {
  return parseVoucherCode(userName) ? 'code' : userName.slice(0, 100);
}

async function voucherOf(
  deps: AccountDeps,
  stores: Stores,
  report: AccountingReport,
  known: SessionRecord | null,
): Promise<VoucherRecord | null> {
  if (known) return stores.vouchers.find(known.voucherId);
  const byClass = voucherOfClass(deps.vault, report.classValue);
  if (byClass) return stores.vouchers.find(byClass);
  const code = parseVoucherCode(report.userName);
  if (code) return stores.vouchers.findByHash(deps.vault.codeHash(code));
  const byMac = report.mac ? await stores.vouchers.listByMac(report.mac) : [];
  return byMac[0] ?? null;
}

/** Keeps the stored status in step with what the arithmetic says. */
async function storeStatus(deps: AccountDeps, stores: Stores, voucherId: string): Promise<void> {
  const voucher = await stores.vouchers.find(voucherId);
  if (!voucher || voucher.status === 'unused') return;
  const status = statusAt(voucher, deps.clock.now());
  if (status !== voucher.status) await stores.vouchers.setStatus(voucherId, status);
}

/** Accounting-On/Off: the router has (re)started, so its sessions, and only its, are over. */
async function closeRouterSessions(
  deps: AccountDeps,
  stores: Stores,
  report: AccountingReport,
): Promise<void> {
  const nowMs = deps.clock.now();
  for (const session of await stores.sessions.listOpenByRouter(report.routerId)) {
    await closeSession(stores, session, nowMs, 'NAS-Reboot');
  }
}

/** Ends a session with the counters last known. */
export async function closeSession(
  stores: Stores,
  session: SessionRecord,
  nowMs: number,
  terminateCause: string,
): Promise<void> {
  await stores.sessions.upsert({ ...session, stoppedAtMs: session.updatedAtMs, terminateCause });
  if (session.mac) await stores.vouchers.releaseSlot(session.voucherId, session.mac, nowMs);
}
