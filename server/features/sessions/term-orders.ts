import { useAt } from '../../core/entitlement.ts';
import type { Zone } from '../../core/zone.ts';
import type { LiveChange } from '../../ports/access.ts';
import type { SessionRecord, VoucherRecord } from '../../ports/stores.ts';
import type { LiveVoucher } from './enforce-limits.ts';
import { changeSession, type OrderDeps, repeatAfterMs } from './order.ts';

type Kind = 'sessionTimeout' | 'data';

/** What a router was told at the login besides speed, by the kind of change it takes. */
const FIELDS = {
  sessionTimeout: ['timeSeconds', 'expiresAtMs', 'endsAtMs'],
  data: ['dataBytes', 'dataDownBytes', 'dataUpBytes'],
} as const satisfies Record<Kind, readonly (keyof VoucherRecord)[]>;

interface Pending {
  changes: Set<Kind>;
  orders: number;
  dueAtMs: number;
}

const MOST_ORDERS = 3;

/**
 * Tells routers when somebody who is online has got more (a top-up, a gift, another plan), so that
 * the session goes on past its first end. Where a router cannot take that over, it stops at the
 * first end and the device logs in again; limits that got tighter are the business of `EndOrders`.
 */
export class TermOrders {
  readonly #deps: OrderDeps;
  readonly #zone: () => Zone;
  /** The terms last seen of each voucher that is online. */
  readonly #known = new Map<string, Record<Kind, string>>();
  readonly #pending = new Map<string, Pending>();

  constructor(deps: OrderDeps, zone: () => Zone) {
    this.#deps = deps;
    this.#zone = zone;
  }

  clear(): void {
    this.#known.clear();
    this.#pending.clear();
  }

  due(nowMs: number): string[] {
    return [...this.#pending].flatMap(([id, { dueAtMs }]) => (dueAtMs <= nowMs ? [id] : []));
  }

  watch({ voucher, sessions }: LiveVoucher): void {
    if (sessions.length === 0) {
      this.#known.delete(voucher.id);
      this.#pending.delete(voucher.id);
      return;
    }
    const before = this.#known.get(voucher.id);
    const terms = {
      sessionTimeout: JSON.stringify(FIELDS.sessionTimeout.map((field) => voucher[field])),
      data: JSON.stringify(FIELDS.data.map((field) => voucher[field])),
    };
    this.#known.set(voucher.id, terms);
    if (!before) return;
    const changes = (['sessionTimeout', 'data'] as const).filter(
      (kind) => before[kind] !== terms[kind],
    );
    if (changes.length === 0) return;
    const others = this.#pending.get(voucher.id)?.changes ?? [];
    const dueAtMs = this.#deps.clock.now();
    const all = new Set<Kind>([...others, ...changes]);
    this.#pending.set(voucher.id, { changes: all, orders: 0, dueAtMs });
  }

  async act({ voucher, sessions, live }: LiveVoucher): Promise<void> {
    const nowMs = this.#deps.clock.now();
    const pending = this.#pending.get(voucher.id);
    if (!pending || pending.dueAtMs > nowMs) return;
    // Time has passed on every device since its last report.
    const passedMs = live.reduce((sum, { updatedAtMs }) => sum + (nowMs - updatedAtMs), 0);
    const usedSeconds = voucher.usedSeconds + Math.floor(passedMs / 1000);
    const use = useAt({ ...voucher, usedSeconds }, this.#zone(), nowMs);
    pending.orders += 1;
    pending.dueAtMs = nowMs + repeatAfterMs(pending.orders);
    if (!use.ok || pending.orders >= MOST_ORDERS) this.#pending.delete(voucher.id);
    if (!use.ok) return;
    let unanswered = 0;
    for (const session of sessions) {
      const sinceMs = nowMs - session.updatedAtMs;
      const used = { ...session, seconds: session.seconds + Math.floor(sinceMs / 1000) };
      const result = await this.#order(session, voucher, {
        ...{ changes: pending.changes, grant: use.grant, used },
      });
      if (result.kind === 'no_answer') unanswered += 1;
      this.#deps.log.info({ voucher: voucher.id, session: session.id, result }, 'New limits');
    }
    if (unanswered === 0) this.#pending.delete(voucher.id);
  }

  async #order(session: SessionRecord, voucher: VoucherRecord, change: LiveChange) {
    const result = await changeSession(this.#deps, session, voucher, change);
    const isTimeAmong = change.changes.has('sessionTimeout') && change.changes.size > 1;
    if (result.kind !== 'unsupported' || !isTimeAmong) return result;
    const changes = new Set(['sessionTimeout'] as const);
    return changeSession(this.#deps, session, voucher, { ...change, changes });
  }
}
