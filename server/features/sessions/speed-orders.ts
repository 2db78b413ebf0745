import { speedsExpected } from '../../core/crossing.ts';
import { useAt } from '../../core/entitlement.ts';
import { speedMark } from '../../core/speed.ts';
import type { Zone } from '../../core/zone.ts';
import type { OrderResult } from '../../ports/access.ts';
import type { SessionRecord } from '../../ports/stores.ts';
import type { LiveVoucher } from './enforce-limits.ts';
import {
  changeSession,
  cutSession,
  disobedienceOf,
  judge,
  type OrderDeps,
  repeatAfterMs,
} from './order.ts';

const SPEED = new Set(['speed'] as const);

/** An order for a speed that the router has not taken over yet. */
interface Attempt {
  speedMark: number;
  orders: number;
  dueAtMs: number;
}

/**
 * Brings every live session to the speed that should hold: compares what its router was last told
 * with what the voucher's terms say now, and orders the change; a router that cannot change a live
 * session is told to end it, so that the device logs in again at the new speed.
 */
export class SpeedOrders {
  readonly #deps: OrderDeps;
  readonly #zone: () => Zone;
  /** When to look at a voucher again. */
  readonly #dueAtMs = new Map<string, number>();
  /** By session. */
  readonly #attempts = new Map<string, Attempt>();

  constructor(deps: OrderDeps, zone: () => Zone) {
    this.#deps = deps;
    this.#zone = zone;
  }

  clear(): void {
    this.#dueAtMs.clear();
    this.#attempts.clear();
  }

  due(nowMs: number): string[] {
    return [...this.#dueAtMs].flatMap(([id, dueAtMs]) => (dueAtMs <= nowMs ? [id] : []));
  }

  /** Finds out when the next session of this voucher needs another speed; at once, if one does. */
  watch(one: LiveVoucher): void {
    const { late, againAtMs } = this.#compare(one);
    const moments = late.map(({ attempt }) => attempt?.dueAtMs ?? 0);
    if (againAtMs !== null) moments.push(againAtMs);
    if (moments.length === 0) this.#dueAtMs.delete(one.voucher.id);
    else this.#dueAtMs.set(one.voucher.id, Math.min(...moments));
    const isLate = new Set(late.map(({ session }) => session.id));
    for (const { id } of one.sessions) if (!isLate.has(id)) this.#attempts.delete(id);
  }

  async act(one: LiveVoucher): Promise<void> {
    const nowMs = this.#deps.clock.now();
    const { late, mark } = this.#compare(one);
    for (const { session, attempt } of late) {
      if (attempt && attempt.dueAtMs > nowMs) continue;
      const orders = (attempt?.orders ?? 0) + 1;
      const dueAtMs = nowMs + repeatAfterMs(orders);
      this.#attempts.set(session.id, { speedMark: mark, orders, dueAtMs });
      await this.#order(one, session, mark);
    }
    this.watch(one);
  }

  /** The sessions whose router was told other speeds than those that should hold now. */
  #compare({ voucher, sessions, live }: LiveVoucher) {
    const zone = this.#zone();
    const nowMs = this.#deps.clock.now();
    // What may not be online at all is the business of those who end it.
    if (sessions.length === 0 || !useAt(voucher, zone, nowMs).ok) {
      return { late: [], mark: 0, againAtMs: null };
    }
    const { speeds, againAtMs } = speedsExpected(voucher, live, zone, nowMs);
    const mark = speedMark(speeds);
    const late = sessions
      .filter((session) => (session.speedMark ?? speedMark(voucher)) !== mark)
      .map((session) => {
        const attempt = this.#attempts.get(session.id);
        return { session, attempt: attempt?.speedMark === mark ? attempt : undefined };
      });
    return { late, mark, againAtMs };
  }

  async #order(one: LiveVoucher, session: SessionRecord, mark: number): Promise<void> {
    const { database, log } = this.#deps;
    const result = await this.#change(one, session);
    log.info({ voucher: one.voucher.id, session: session.id, result }, 'A new speed was ordered');
    if (result.kind === 'done') {
      session.speedMark = mark;
      await database.transaction((stores) => stores.sessions.setSpeedMark(session.id, mark));
      await judge(this.#deps, session, null, result);
    } else if (result.kind === 'unsupported' || result.kind === 'refused') {
      const end = await cutSession(this.#deps, session);
      await judge(this.#deps, session, disobedienceOf(end, 'Disconnect-Requests'), end);
    } else {
      await judge(this.#deps, session, disobedienceOf(result, 'CoA-Requests'), result);
    }
  }

  async #change(
    { voucher, live }: LiveVoucher,
    session: SessionRecord,
  ): Promise<OrderResult | { kind: 'unsupported' }> {
    const zone = this.#zone();
    const nowMs = this.#deps.clock.now();
    const use = useAt(voucher, zone, nowMs);
    if (!use.ok) return { kind: 'gone' };
    const { downBps, upBps, burst } = speedsExpected(voucher, live, zone, nowMs).speeds;
    return changeSession(this.#deps, session, voucher, {
      changes: SPEED,
      grant: { ...use.grant, downBps, upBps, burst },
      used: session,
    });
  }
}
