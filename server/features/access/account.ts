import { NO_PERIOD_BASE, periodStartMs } from '../../core/fair-use.ts';
import { speedMark, speedsAt } from '../../core/speed.ts';
import { countersOf, eventTimeMs, PRESUMED_OVER, relationOf } from '../../core/usage.ts';
import { parseVoucherCode, readVoucherCode } from '../../core/voucher-code.ts';
import type { Zone } from '../../core/zone.ts';
import type { AccountingReport } from '../../ports/access.ts';
import type { SessionRecord, Stores, VoucherEntitlement } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { Ledger } from './ledger.ts';
import { readClass, sessionIdentity } from './session-class.ts';

export interface AccountDeps {
  clock: Clock;
  random: Random;
  vault: Vault;
  log: Logger;
  /** Of the business: its days, weeks and months are those of fair use. */
  zone(): Zone;
}

/** Stores a group of reports inside one transaction, in the order in which they came. */
export async function accountAll(
  deps: AccountDeps,
  stores: Stores,
  reports: readonly AccountingReport[],
): Promise<void> {
  let group: AccountingReport[] = [];
  for (const report of reports) {
    if (report.status !== 'on' && report.status !== 'off') {
      group.push(report);
      continue;
    }
    await accountGroup(deps, stores, group);
    group = [];
    // Accounting-On/Off: the router has (re)started, so its sessions, and only its, are over.
    const open = await stores.sessions.listOpenByRouter(report.routerId);
    await closeSessions(stores, open, deps.clock.now(), 'NAS-Reboot');
  }
  await accountGroup(deps, stores, group);
}

/** Ends sessions with the counters last known. */
export async function closeSessions(
  stores: Stores,
  sessions: readonly SessionRecord[],
  nowMs: number,
  terminateCause: string,
): Promise<void> {
  await stores.sessions.upsert(
    sessions.map((session) => ({ ...session, stoppedAtMs: session.updatedAtMs, terminateCause })),
  );
  const slots = sessions.flatMap(({ voucherId, mac }) => (mac ? [{ voucherId, mac }] : []));
  await stores.vouchers.releaseSlots(slots, nowMs);
}

/** A report and the names it may be known by. */
interface Named {
  report: AccountingReport;
  identity: string;
  /** The voucher that our Class names. */
  voucherId: string | null;
  /** The speeds that its Accept granted, by our Class. */
  speedMark: number | null;
  codeHash: Buffer | null;
}

async function accountGroup(
  deps: AccountDeps,
  stores: Stores,
  reports: readonly AccountingReport[],
): Promise<void> {
  if (reports.length === 0) return;
  const named = reports.map((report) => name(deps, report));
  const keys = new Map(
    named.map(({ report, identity }) => [
      identity + report.routerId,
      { identity, routerId: report.routerId },
    ]),
  );
  const ids = new Set<string>();
  const hashes = new Map<string, Buffer>();
  for (const { voucherId, codeHash } of named) {
    if (voucherId) ids.add(voucherId);
    if (codeHash) hashes.set(codeHash.toString('hex'), codeHash);
  }
  // Asked together: each wait for the database is a wait for the turn of a busy process.
  const [sessions, byClass, byHash] = await Promise.all([
    stores.sessions.findByIdentities([...keys.values()]),
    stores.vouchers.findEntitlements([...ids]),
    stores.vouchers.findManyByHash([...hashes.values()]),
  ]);
  const unread = new Set(
    sessions.flatMap(({ voucherId }) => (ids.has(voucherId) ? [] : voucherId)),
  );
  const vouchers = [...byClass, ...(await stores.vouchers.findEntitlements([...unread]))];
  const ledger = new Ledger(sessions, [...vouchers, ...byHash]);
  const idByHash = new Map(byHash.map(({ id, codeHash }) => [codeHash.toString('hex'), id]));
  for (const one of named) {
    const voucherId = one.voucherId ?? idByHash.get(one.codeHash?.toString('hex') ?? '') ?? null;
    await accountOne(deps, stores, ledger, one, voucherId);
  }
  await ledger.store(stores, deps.clock.now());
}

function name(deps: AccountDeps, report: AccountingReport): Named {
  const granted = readClass(deps.vault, report.classValue);
  const code = granted ? null : readVoucherCode(report.userName);
  return {
    report,
    identity: sessionIdentity(deps.vault, report.classValue, report),
    voucherId: granted?.voucherId ?? null,
    speedMark: granted?.speedMark ?? null,
    codeHash: code ? deps.vault.codeHash(code) : null,
  };
}

async function accountOne(
  deps: AccountDeps,
  stores: Stores,
  ledger: Ledger,
  named: Named,
  voucherId: string | null,
): Promise<void> {
  const { report, identity } = named;
  const nowMs = deps.clock.now();
  const periodOf = ({ fairUse }: VoucherEntitlement) =>
    // By our own clock, since the periods are ours: the router's may be a day off.
    fairUse &&
    periodStartMs(fairUse.period, deps.zone(), eventTimeMs(nowMs, null, report.delaySeconds));
  const eventMs = eventTimeMs(nowMs, report.eventTimestampSeconds, report.delaySeconds);
  let known = ledger.session({ routerId: report.routerId, identity });
  if (known) {
    const relation = relationOf(
      {
        ...countersOf(known),
        updatedAtMs: known.updatedAtMs,
        stoppedAtMs: known.stoppedAtMs,
        presumedOver: PRESUMED_OVER.has(known.terminateCause),
      },
      { ...countersOf(report), isStart: report.status === 'start', eventMs },
    );
    if (relation === 'too_late') {
      const owner = ledger.voucher(known.voucherId);
      const periodStartAtMs = owner && periodOf(owner);
      if (periodStartAtMs !== null) ledger.hearLate(known, { ...report, periodStartAtMs });
      return;
    }
    if (relation === 'follows') {
      ledger.setAside(known);
      known = null;
    }
  }
  const voucher = known
    ? ledger.voucher(known.voucherId)
    : await voucherOf(stores, ledger, report, voucherId);
  if (!voucher) {
    deps.log.warn({ router: report.routerId }, 'Accounting for a session that no voucher opened');
    return;
  }
  ledger.merge({
    stop: report.status === 'stop',
    periodStartAtMs: periodOf(voucher),
    reported: sessionAsTold(report, known, {
      id: known?.id ?? deps.random.uuid(),
      identity,
      voucherId: voucher.id,
      updatedAtMs: nowMs,
      eventMs,
      speedMark: known
        ? known.speedMark
        : (named.speedMark ?? speedMark(speedsAt(voucher, deps.zone(), nowMs))),
    }),
  });
}

/**
 * The session with what the router says of it, and with what was known before where it is silent
 * now. Field by field: objects put together from others cost a report a third of its memory.
 */
function sessionAsTold(
  report: AccountingReport,
  known: SessionRecord | null,
  ours: Pick<SessionRecord, 'id' | 'identity' | 'voucherId' | 'updatedAtMs' | 'speedMark'> & {
    eventMs: number;
  },
): SessionRecord {
  const { periodStartAtMs, baseSeconds, baseBytes } = known ?? NO_PERIOD_BASE;
  return {
    id: ours.id,
    routerId: report.routerId,
    identity: ours.identity,
    voucherId: ours.voucherId,
    acctSessionId: report.acctSessionId,
    userName: maskedUserName(report.userName),
    mac: report.mac ?? known?.mac ?? null,
    ip: report.ip ?? known?.ip ?? null,
    nasPortId: report.nasPortId ?? known?.nasPortId ?? null,
    seconds: report.seconds,
    bytesUp: report.bytesUp,
    bytesDown: report.bytesDown,
    // A session first heard of by an interim began that much earlier.
    startedAtMs: known?.startedAtMs ?? ours.eventMs - report.seconds * 1000,
    updatedAtMs: ours.updatedAtMs,
    stoppedAtMs: report.status === 'stop' ? ours.eventMs : null,
    terminateCause: report.terminateCause,
    periodStartAtMs,
    baseSeconds,
    baseBytes,
    speedMark: ours.speedMark,
  };
}

/** User names are voucher codes: the session keeps them unreadable, CoA fetches the code anew. */
function maskedUserName(userName: string): string {
  return readVoucherCode(userName) ? 'code' : userName.slice(0, 100);
}

async function voucherOf(
  stores: Stores,
  ledger: Ledger,
  report: AccountingReport,
  voucherId: string | null,
): Promise<VoucherEntitlement | null> {
  if (voucherId) return ledger.voucher(voucherId);
  if (!report.mac || parseVoucherCode(report.userName)) return null;
  const byMac = (await stores.vouchers.listByMac(report.mac))[0];
  if (!byMac) return null;
  ledger.know(byMac);
  return byMac;
}
