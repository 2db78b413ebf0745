import { statusAt } from '../../core/entitlement.ts';
import {
  countInPeriod,
  NO_PERIOD_USE,
  type PeriodBase,
  type PeriodUse,
} from '../../core/fair-use.ts';
import { type Counters, countersOf, mergeReport, NO_USAGE } from '../../core/usage.ts';
import type { SessionRecord, Stores, VoucherEntitlement } from '../../ports/stores.ts';

/** A report that found its voucher. */
export interface Entry {
  /** The session with the report's own counters and moments. */
  reported: SessionRecord;
  stop: boolean;
  /** The fair-use period in which the report was made; null: the voucher has none. */
  periodStartAtMs: number | null;
}

/**
 * Sessions and vouchers of one group of reports, read once, worked on in memory, written once:
 * 250 reports cost a handful of statements.
 */
export class Ledger {
  readonly #sessions = new Map<string, SessionRecord>();
  readonly #vouchers = new Map<string, VoucherEntitlement>();
  readonly #changed = new Map<string, SessionRecord>();
  readonly #growth = new Map<string, Counters>();
  readonly #periods = new Map<string, PeriodUse>();
  readonly #namesGivenUp = new Map<string, string>();
  readonly #released: { voucherId: string; mac: string }[] = [];

  constructor(sessions: readonly SessionRecord[], vouchers: readonly VoucherEntitlement[]) {
    for (const session of sessions) this.#sessions.set(nameOf(session), session);
    for (const voucher of vouchers) this.#vouchers.set(voucher.id, voucher);
  }

  session(name: Pick<SessionRecord, 'routerId' | 'identity'>): SessionRecord | null {
    return this.#sessions.get(nameOf(name)) ?? null;
  }

  voucher(id: string): VoucherEntitlement | null {
    return this.#vouchers.get(id) ?? null;
  }

  /** Keeps a voucher that was found later than the others. */
  know(voucher: VoucherEntitlement): void {
    if (!this.#vouchers.has(voucher.id)) this.#vouchers.set(voucher.id, voucher);
  }

  /** Merges a report into the session that bears its name, or opens one; `reported` becomes it. */
  merge({ reported, stop, periodStartAtMs }: Entry): void {
    const known = this.session(reported);
    const before = known && { ...countersOf(known), closed: false };
    const { usage, growth } = mergeReport(before, { ...countersOf(reported), stop });
    if (periodStartAtMs !== null) {
      const told = { ...countersOf(reported), periodStartAtMs };
      Object.assign(reported, this.#count(reported.voucherId, known, usage, told));
    }
    reported.seconds = usage.seconds;
    reported.bytesUp = usage.bytesUp;
    reported.bytesDown = usage.bytesDown;
    this.#keep(reported);
    this.#grow(reported.voucherId, growth);
    if (stop && reported.mac) {
      this.#released.push({ voucherId: reported.voucherId, mac: reported.mac });
    }
  }

  /**
   * Hears a report of a session that has ended: its counters are final, but the report may show
   * that some of them were used before the period began.
   */
  hearLate(ended: SessionRecord, report: Counters & { periodStartAtMs: number }): void {
    if (report.periodStartAtMs >= (ended.periodStartAtMs ?? 0)) return;
    const base = this.#count(ended.voucherId, ended, ended, report);
    this.#keep({ ...ended, ...base });
    this.#grow(ended.voucherId, NO_USAGE);
  }

  /**
   * Gives the name of an earlier session free, since the router uses it again; one that was still
   * open ends with the counters it had.
   */
  setAside(earlier: SessionRecord): void {
    this.#sessions.delete(nameOf(earlier));
    const identity = `${earlier.identity} ${earlier.id}`;
    this.#namesGivenUp.set(earlier.id, identity);
    this.#changed.set(earlier.id, {
      ...earlier,
      identity,
      stoppedAtMs: earlier.stoppedAtMs ?? earlier.updatedAtMs,
      terminateCause: earlier.stoppedAtMs === null ? 'NAS-Reboot' : earlier.terminateCause,
    });
  }

  async store(stores: Stores, nowMs: number): Promise<void> {
    for (const [id, identity] of this.#namesGivenUp) await stores.sessions.giveNameUp(id, identity);
    await stores.sessions.upsert([...this.#changed.values()]);
    const growths = [...this.#growth].flatMap(([id, { seconds, bytesUp, bytesDown }]) => {
      const voucher = this.#vouchers.get(id);
      if (!voucher) return [];
      const bytes = bytesUp + bytesDown;
      const after = {
        ...voucher,
        usedSeconds: voucher.usedSeconds + seconds,
        usedBytes: voucher.usedBytes + bytes,
        usedUpBytes: voucher.usedUpBytes + bytesUp,
      };
      const period = this.#periods.get(id) ?? voucher;
      return [{ id, seconds, bytes, upBytes: bytesUp, status: statusAt(after, nowMs), period }];
    });
    await stores.vouchers.addUsage(growths);
    await stores.vouchers.releaseSlots(this.#released, nowMs);
  }

  #keep(session: SessionRecord): void {
    this.#sessions.set(nameOf(session), session);
    this.#changed.set(session.id, session);
  }

  /** Counts a report towards its fair-use period; what the session keeps of it is returned. */
  #count(
    voucherId: string,
    known: SessionRecord | null,
    usage: Counters,
    report: Counters & { periodStartAtMs: number },
  ): PeriodBase {
    const before = this.#periods.get(voucherId) ?? this.#vouchers.get(voucherId) ?? NO_PERIOD_USE;
    const { use, base } = countInPeriod(before, known, usage, report);
    this.#periods.set(voucherId, use);
    return base;
  }

  #grow(voucherId: string, { seconds, bytesUp, bytesDown }: Counters): void {
    const isNews = this.#periods.has(voucherId) || seconds > 0 || bytesUp > 0 || bytesDown > 0;
    if (!isNews) return;
    const before = this.#growth.get(voucherId) ?? NO_USAGE;
    this.#growth.set(voucherId, {
      seconds: before.seconds + seconds,
      bytesUp: before.bytesUp + bytesUp,
      bytesDown: before.bytesDown + bytesDown,
    });
  }
}

function nameOf({ routerId, identity }: Pick<SessionRecord, 'routerId' | 'identity'>): string {
  return `${routerId} ${identity}`;
}
