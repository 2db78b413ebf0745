import { statusAt } from '../../core/entitlement.ts';
import { type Counters, mergeReport } from '../../core/usage.ts';
import type { SessionRecord, Stores, VoucherRecord } from '../../ports/stores.ts';

/** A report that found its voucher. */
export interface Entry {
  /** The session with the report's own counters and moments. */
  reported: SessionRecord;
  stop: boolean;
}

/**
 * Sessions and vouchers of one group of reports, read once, worked on in memory, written once:
 * 250 reports cost a handful of statements.
 */
export class Ledger {
  readonly #sessions = new Map<string, SessionRecord>();
  readonly #vouchers = new Map<string, VoucherRecord>();
  readonly #changed = new Map<string, SessionRecord>();
  readonly #growth = new Map<string, { seconds: number; bytes: number }>();
  readonly #namesGivenUp = new Map<string, string>();
  readonly #released: { voucherId: string; mac: string }[] = [];

  constructor(sessions: readonly SessionRecord[], vouchers: readonly VoucherRecord[]) {
    for (const session of sessions) this.#sessions.set(nameOf(session), session);
    for (const voucher of vouchers) this.#vouchers.set(voucher.id, voucher);
  }

  session(name: Pick<SessionRecord, 'routerId' | 'identity'>): SessionRecord | null {
    return this.#sessions.get(nameOf(name)) ?? null;
  }

  voucher(id: string): VoucherRecord | null {
    return this.#vouchers.get(id) ?? null;
  }

  /** Keeps a voucher that was found later than the others. */
  know(voucher: VoucherRecord): void {
    if (!this.#vouchers.has(voucher.id)) this.#vouchers.set(voucher.id, voucher);
  }

  /** Merges a report into the session that bears its name, or opens one. */
  merge({ reported, stop }: Entry): void {
    const known = this.session(reported);
    const { usage, growth } = mergeReport(known && { ...known, closed: false }, {
      ...reported,
      stop,
    });
    const { seconds, bytesUp, bytesDown } = usage;
    this.#keep({ ...reported, seconds, bytesUp, bytesDown });
    this.#grow(reported.voucherId, growth);
    if (stop && reported.mac) {
      this.#released.push({ voucherId: reported.voucherId, mac: reported.mac });
    }
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
    const growths = [...this.#growth].flatMap(([id, { seconds, bytes }]) => {
      const voucher = this.#vouchers.get(id);
      if (!voucher) return [];
      const usedSeconds = voucher.usedSeconds + seconds;
      const usedBytes = voucher.usedBytes + bytes;
      const status = statusAt({ ...voucher, usedSeconds, usedBytes }, nowMs);
      return [{ id, seconds, bytes, status }];
    });
    await stores.vouchers.addUsage(growths);
    await stores.vouchers.releaseSlots(this.#released, nowMs);
  }

  #keep(session: SessionRecord): void {
    this.#sessions.set(nameOf(session), session);
    this.#changed.set(session.id, session);
  }

  #grow(voucherId: string, { seconds, bytesUp, bytesDown }: Counters): void {
    const bytes = bytesUp + bytesDown;
    if (seconds === 0 && bytes === 0) return;
    const before = this.#growth.get(voucherId) ?? { seconds: 0, bytes: 0 };
    const after = { seconds: before.seconds + seconds, bytes: before.bytes + bytes };
    this.#growth.set(voucherId, after);
  }
}

function nameOf({ routerId, identity }: Pick<SessionRecord, 'routerId' | 'identity'>): string {
  return `${routerId} ${identity}`;
}
