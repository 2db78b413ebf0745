import { type Crossing, crossingOf, usageRate } from '../../core/crossing.ts';
import type { DisconnectResult } from '../../ports/access.ts';
import type { SessionRecord, VoucherRecord } from '../../ports/stores.ts';
import { cutSession, type DisconnectDeps } from './disconnect.ts';

/** Routers stop a session at its Session-Timeout by themselves: they get this long to do so. */
const GRACE_MS = 2_000;
/** After an order, how long until it is verified and, if need be, repeated; the last one for ever. */
const REPEAT_AFTER_MS = [10_000, 30_000, 60_000, 300_000];
/** Vouchers looked at in one round. */
const MOST_PER_ROUND = 500;
const MOST_PACES = 50_000;

interface Watch {
  dueAtMs: number;
  limit: Crossing['limit'];
  /** Orders given so far. */
  orders: number;
  orderedAtMs: number;
}

/** A report remembered, to tell how fast a session uses data. */
type Pace = { bytes: number; updatedAtMs: number; bytesPerSecond: number };

/**
 * Ends the sessions of a voucher at the moment its time, data or validity runs out: foreseen from
 * the last reports, ordered by Disconnect, verified, repeated, and noted on a router that does not
 * obey. Keeps one entry per voucher that is online and asks the database only about vouchers that
 * were written to or are due.
 */
export class LimitEnforcer {
  readonly #deps: DisconnectDeps;
  readonly #watches = new Map<string, Watch>();
  readonly #paces = new Map<string, Pace>();
  #changed = new Set<string>();

  constructor(deps: DisconnectDeps) {
    this.#deps = deps;
  }

  /** Looks again at vouchers that were written to, in the next round. */
  look(voucherIds: Iterable<string>): void {
    for (const id of voucherIds) this.#changed.add(id);
  }

  /** Takes up every voucher that is online: after a start or a restored backup. */
  async begin(): Promise<void> {
    this.#watches.clear();
    this.look(await this.#deps.database.read.sessions.listOpenVoucherIds());
  }

  /** One round, every second: foresees for what has changed, and ends what is due. */
  async round(): Promise<void> {
    await this.#foresee([...this.#changed].slice(0, MOST_PER_ROUND));
    const nowMs = this.#deps.clock.now();
    const due = [...this.#watches].filter(([, watch]) => watch.dueAtMs <= nowMs);
    await Promise.all(due.slice(0, MOST_PER_ROUND).map(([id, watch]) => this.#end(id, watch)));
  }

  async #foresee(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { vouchers, sessions } = this.#deps.database.read;
    for (const id of ids) this.#changed.delete(id);
    const open = new Map<string, SessionRecord[]>();
    for (const session of await sessions.listOpenByVouchers(ids)) {
      const others = open.get(session.voucherId);
      if (others) others.push(session);
      else open.set(session.voucherId, [session]);
    }
    for (const voucher of await vouchers.findMany(ids)) {
      this.#watch(voucher, open.get(voucher.id) ?? []);
    }
  }

  #watch(voucher: VoucherRecord, open: readonly SessionRecord[]): void {
    const live = open.map((session) => ({
      updatedAtMs: session.updatedAtMs,
      bytesPerSecond: this.#pace(session),
    }));
    const crossing = crossingOf(voucher, live);
    const before = this.#watches.get(voucher.id);
    if (crossing === null) this.#watches.delete(voucher.id);
    // An order that was given stands until the sessions have ended.
    else if (before && before.orders > 0) before.limit = crossing.limit;
    else {
      const { limit } = crossing;
      const dueAtMs = limit === 'revoked' ? crossing.atMs : crossing.atMs + GRACE_MS;
      this.#watches.set(voucher.id, { dueAtMs, limit, orders: 0, orderedAtMs: 0 });
    }
  }

  #pace(session: SessionRecord): number {
    const { id, seconds, updatedAtMs } = session;
    const bytes = session.bytesUp + session.bytesDown;
    const before = this.#paces.get(id) ?? null;
    if (before?.updatedAtMs === updatedAtMs) return before.bytesPerSecond;
    const bytesPerSecond = usageRate({ seconds, bytes, updatedAtMs }, before);
    this.#paces.delete(id);
    this.#paces.set(id, { bytes, updatedAtMs, bytesPerSecond });
    const oldest = this.#paces.keys().next();
    if (this.#paces.size > MOST_PACES && !oldest.done) this.#paces.delete(oldest.value);
    return bytesPerSecond;
  }

  async #end(voucherId: string, watch: Watch): Promise<void> {
    const { clock, database, log } = this.#deps;
    const voucher = await database.read.vouchers.find(voucherId);
    const open = await database.read.sessions.listOpenByVoucher(voucherId);
    if (!voucher || open.length === 0) {
      this.#watches.delete(voucherId);
      return;
    }
    const { orders, orderedAtMs, limit } = watch;
    const nowMs = clock.now();
    watch.orders += 1;
    watch.orderedAtMs = nowMs;
    watch.dueAtMs = nowMs + (REPEAT_AFTER_MS[orders] ?? REPEAT_AFTER_MS.at(-1) ?? 0);
    log.info({ voucher: voucherId, limit, sessions: open.length, orders }, 'A voucher is used up');
    for (const session of open) {
      // Still reporting well after it was told to end: whatever the router answered, it did not.
      const wentOn = orders > 0 && session.updatedAtMs > orderedAtMs + GRACE_MS;
      const result = await cutSession(this.#deps, session);
      await this.#judge(session, wentOn ? GOES_ON : reasonOf(result), result);
    }
  }

  /** Notes on the router whether it obeys. */
  async #judge(
    session: SessionRecord,
    disobedience: string | null,
    result: DisconnectResult,
  ): Promise<void> {
    const { clock, database, log } = this.#deps;
    const { routerId } = session;
    if (disobedience !== null) {
      log.warn({ router: routerId, session: session.id, result }, 'A router did not end a session');
      await database.transaction((stores) =>
        stores.routers.markDisobeyed(routerId, clock.now(), disobedience),
      );
    } else if (result.kind === 'done') {
      await database.transaction((stores) => stores.routers.markObeyed(routerId));
    }
  }
}

const GOES_ON = 'it confirmed the end of a session, which went on';

function reasonOf(result: DisconnectResult): string | null {
  if (result.kind === 'no_answer') return 'it does not answer Disconnect-Requests';
  return result.kind === 'refused' ? result.reason : null;
}
