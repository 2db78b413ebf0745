import { type Crossing, crossingOf } from '../../core/crossing.ts';
import { useAt } from '../../core/entitlement.ts';
import type { Zone } from '../../core/zone.ts';
import type { SessionRecord, VoucherRecord } from '../../ports/stores.ts';
import type { LiveVoucher } from './enforce-limits.ts';
import {
  cutSession,
  disobedienceOf,
  GRACE_MS,
  judge,
  type OrderDeps,
  repeatAfterMs,
} from './order.ts';

interface Watch {
  dueAtMs: number;
  limit: Crossing['limit'];
  /** Orders given so far. */
  orders: number;
  orderedAtMs: number;
}

/** How soon to look again at data that was foreseen to be used up and is not. */
const HEARD_AGAIN_MS = 1_000;
const GOES_ON = 'it confirmed the end of a session, which went on';

/** Ends that no router foresees: they are ordered at once. */
const WITHOUT_GRACE: readonly Crossing['limit'][] = ['revoked', 'paused'];

/** Ends the sessions of a voucher at the moment at which one of its limits is crossed. */
export class EndOrders {
  readonly #deps: OrderDeps;
  readonly #zone: () => Zone;
  readonly #watches = new Map<string, Watch>();

  constructor(deps: OrderDeps, zone: () => Zone) {
    this.#deps = deps;
    this.#zone = zone;
  }

  clear(): void {
    this.#watches.clear();
  }

  due(nowMs: number): string[] {
    return [...this.#watches].flatMap(([id, { dueAtMs }]) => (dueAtMs <= nowMs ? [id] : []));
  }

  /** Foresees the end of what is online as it is now. */
  watch({ voucher, live }: LiveVoucher): void {
    const crossing = crossingOf(voucher, live, this.#zone());
    const before = this.#watches.get(voucher.id);
    if (crossing === null) {
      this.#watches.delete(voucher.id);
      return;
    }
    const { limit } = crossing;
    const dueAtMs = WITHOUT_GRACE.includes(limit) ? crossing.atMs : crossing.atMs + GRACE_MS;
    // An order that was given stands until the sessions have ended, or have more to use.
    const stands = before && before.orders > 0 && crossing.atMs <= this.#deps.clock.now();
    if (stands) before.limit = limit;
    else this.#watches.set(voucher.id, { dueAtMs, limit, orders: 0, orderedAtMs: 0 });
  }

  async act({ voucher, sessions }: LiveVoucher): Promise<void> {
    const { clock, log } = this.#deps;
    const watch = this.#watches.get(voucher.id);
    const nowMs = clock.now();
    if (!watch || watch.dueAtMs > nowMs) return;
    const { orders, orderedAtMs, limit } = watch;
    if (limit === 'data' && orders === 0 && (await this.#hasMore(voucher, sessions))) {
      watch.dueAtMs = nowMs + HEARD_AGAIN_MS;
      return;
    }
    watch.orders += 1;
    watch.orderedAtMs = nowMs;
    watch.dueAtMs = nowMs + repeatAfterMs(watch.orders);
    const detail = { voucher: voucher.id, limit, sessions: sessions.length, orders };
    log.info(detail, 'A voucher has reached a limit');
    for (const session of sessions) {
      // Still reporting well after it was told to end: whatever the router answered, it did not.
      const wentOn = orders > 0 && session.updatedAtMs > orderedAtMs + GRACE_MS;
      const result = await cutSession(this.#deps, session);
      const disobedience = wentOn ? GOES_ON : disobedienceOf(result, 'Disconnect-Requests');
      await judge(this.#deps, session, disobedience, result);
    }
  }

  /** Asks routers that can be asked what was really used, before anybody is cut off by a forecast. */
  async #hasMore(voucher: VoucherRecord, sessions: readonly SessionRecord[]): Promise<boolean> {
    const { nasControl, database, clock } = this.#deps;
    const routers = new Set(sessions.map(({ routerId }) => routerId));
    const heard = await Promise.all([...routers].map((id) => nasControl.hear(id)));
    if (!heard.every(Boolean)) return false;
    const now = await database.read.vouchers.find(voucher.id);
    return now !== null && useAt(now, this.#zone(), clock.now()).ok;
  }
}
