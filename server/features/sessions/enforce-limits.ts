import type { LiveSession } from '../../core/crossing.ts';
import type { Zone } from '../../core/zone.ts';
import type { SessionRecord, VoucherRecord } from '../../ports/stores.ts';
import { EndOrders } from './end-orders.ts';
import type { OrderDeps } from './order.ts';
import { Paces } from './paces.ts';
import { SpeedOrders } from './speed-orders.ts';
import { TermOrders } from './term-orders.ts';

/** Vouchers looked at in one round. */
const MOST_PER_ROUND = 500;
/** Vouchers read at once: packets wait while rows become objects. */
const MOST_AT_ONCE = 50;

/** A voucher with everything of it that is online. */
export interface LiveVoucher {
  voucher: VoucherRecord;
  sessions: readonly SessionRecord[];
  /** The same sessions, as far as arithmetic is concerned. */
  live: readonly LiveSession[];
}

/**
 * Keeps live sessions to what their vouchers allow, from the last reports on: ends them when time,
 * data, validity or hours run out, and changes their speed when fair use, the hour or the owner
 * says so, and lets them go on when somebody
 * gave them more. Orders are verified, repeated, and noted on a router that does not obey. Keeps a few
 * numbers per voucher that is online and asks the database only about vouchers that were written
 * to or are due.
 */
export class LimitEnforcer {
  readonly #deps: OrderDeps;
  readonly #paces = new Paces();
  readonly #ends: EndOrders;
  readonly #speeds: SpeedOrders;
  readonly #terms: TermOrders;
  #changed = new Set<string>();

  constructor(deps: OrderDeps & { zone(): Zone }) {
    this.#deps = deps;
    this.#ends = new EndOrders(deps, deps.zone);
    this.#speeds = new SpeedOrders(deps, deps.zone);
    this.#terms = new TermOrders(deps, deps.zone);
  }

  /** Looks again at vouchers that were written to, in the next round. */
  look(voucherIds: Iterable<string>): void {
    for (const id of voucherIds) this.#changed.add(id);
  }

  /** Takes up every voucher that is online: after a start or a restored backup. */
  async begin(): Promise<void> {
    this.#ends.clear();
    this.#speeds.clear();
    this.#terms.clear();
    this.look(await this.#deps.database.read.sessions.listOpenVoucherIds());
  }

  /** One round, every second: foresees for what has changed, and orders what is due. */
  async round(): Promise<void> {
    const changed = [...this.#changed].slice(0, MOST_PER_ROUND);
    for (const id of changed) this.#changed.delete(id);
    for (const one of await this.#online(changed)) this.#watch(one);
    const nowMs = this.#deps.clock.now();
    const due = new Set(
      [this.#ends, this.#speeds, this.#terms].flatMap((orders) => orders.due(nowMs)),
    );
    const online = await this.#online([...due].slice(0, MOST_PER_ROUND));
    await Promise.all(online.map((one) => this.#act(one)));
  }

  #watch(one: LiveVoucher): void {
    this.#ends.watch(one);
    this.#speeds.watch(one);
    this.#terms.watch(one);
  }

  async #act(one: LiveVoucher): Promise<void> {
    if (one.sessions.length === 0) return this.#watch(one);
    await this.#ends.act(one);
    await this.#speeds.act(one);
    await this.#terms.act(one);
  }

  async #online(ids: readonly string[]): Promise<LiveVoucher[]> {
    const online: LiveVoucher[] = [];
    for (let i = 0; i < ids.length; i += MOST_AT_ONCE) {
      online.push(...(await this.#read(ids.slice(i, i + MOST_AT_ONCE))));
    }
    return online;
  }

  async #read(ids: readonly string[]): Promise<LiveVoucher[]> {
    const { vouchers, sessions } = this.#deps.database.read;
    const open = new Map<string, SessionRecord[]>();
    for (const session of await sessions.listOpenByVouchers(ids)) {
      const others = open.get(session.voucherId);
      if (others) others.push(session);
      else open.set(session.voucherId, [session]);
    }
    return (await vouchers.findMany(ids)).map((voucher) => {
      const own = open.get(voucher.id) ?? [];
      return { voucher, sessions: own, live: own.map((session) => this.#paces.of(session)) };
    });
  }
}
