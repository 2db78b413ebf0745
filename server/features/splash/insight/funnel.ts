import { dayOf } from '../../../core/moment.ts';
import type { CountRecord } from '../../../ports/splash-store.ts';
import type { Database } from '../../../ports/stores.ts';
import type { Clock } from '../../../ports/system.ts';
import { phoneSystemOf } from './phone-os.ts';

/**
 * The way of a customer, and beside it how many saw the banner. `online`: the page sent the device
 * on to the router with a code.
 */
export const FUNNEL_STEPS = [
  'seen',
  'plan',
  'phone',
  'prompt',
  'paid',
  'online',
  'banner',
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** Devices remembered within a day at most; beyond it some are counted twice. */
const MOST_REMEMBERED = 100_000;

/**
 * Counts each device once a day and step. Who it was stays in memory and is forgotten at midnight;
 * what is stored are sums, written in batches. What a power cut takes is the last half minute.
 */
export class Funnel {
  readonly #clock: Clock;
  readonly #timeZone: () => string;
  #today = '';
  #known = new Set<string>();
  #pending = new Map<string, CountRecord>();

  constructor(clock: Clock, timeZone: () => string) {
    this.#clock = clock;
    this.#timeZone = timeZone;
  }

  /** @param who tells devices (or purchases) apart; never stored. */
  note(step: FunnelStep, who: string, userAgent: string): void {
    const day = dayOf(this.#clock.now(), this.#timeZone());
    if (day !== this.#today || this.#known.size > MOST_REMEMBERED) {
      this.#today = day;
      this.#known.clear();
    }
    const seenBefore = `${step} ${who}`;
    if (this.#known.has(seenBefore)) return;
    this.#known.add(seenBefore);
    const phoneOs = phoneSystemOf(userAgent);
    const key = `${day} ${step} ${phoneOs}`;
    const count = this.#pending.get(key);
    if (count) count.count += 1;
    else this.#pending.set(key, { day, step, phoneOs, count: 1 });
  }

  /** Writes what was counted since the last time; what cannot be written is kept for the next. */
  async flush(database: Database): Promise<void> {
    const counts = this.#pending;
    if (counts.size === 0) return;
    this.#pending = new Map();
    try {
      await database.transaction((stores) => stores.splash.addCounts([...counts.values()]));
    } catch (error) {
      for (const [key, count] of counts) {
        const later = this.#pending.get(key);
        if (later) later.count += count.count;
        else this.#pending.set(key, count);
      }
      throw error;
    }
  }
}
