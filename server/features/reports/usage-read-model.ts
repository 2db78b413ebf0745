import type { Knex } from 'knex';
import type { BusyHour, Use, VouchersMoved } from '../../contract/reports.ts';
import { stretchesOf } from '../../core/local-days.ts';
import { isNone } from '../../core/rows.ts';
import type { Zone } from '../../core/zone.ts';
import type { Days } from './period.ts';

export const USAGE_KEYS = ['day', 'plan', 'site', 'router'] as const;
export type UsageKey = (typeof USAGE_KEYS)[number];

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

export interface UsageReadModel {
  /** By one property; days as counts from 1970. */
  use(days: Days, key: UsageKey): Promise<(Use & { key: string })[]>;
  /** Different devices whose sessions began then. */
  devices(fromMs: number, untilMs: number): Promise<number>;
  /** How many devices were online by the hour of the day. */
  hours(zone: Zone, fromMs: number, untilMs: number): Promise<BusyHour[]>;
  routerNames(): Promise<Map<string, string>>;
  /** By plan. */
  vouchers(fromMs: number, untilMs: number): Promise<Map<string, VouchersMoved>>;
  /** Printed vouchers that nobody has used, by plan. */
  left(): Promise<Map<string, number>>;
}

const COLUMNS: Record<UsageKey, string> = {
  day: 'u.day',
  plan: 'u.plan_id',
  site: `coalesce(r.site_id, '')`,
  router: 'u.router_id',
};

export function usageReadModel(knex: Knex): UsageReadModel {
  return {
    async use({ from, until }, key) {
      const rows: Record<string, unknown>[] = await knex('usage_days as u')
        .join('routers as r', 'r.id', 'u.router_id')
        .where('u.day', '>=', from)
        .where('u.day', '<', until)
        .groupByRaw(COLUMNS[key])
        .select(knex.raw(`${COLUMNS[key]} AS key`))
        .sum({ sessions: 'u.sessions', seconds: 'u.seconds' })
        .sum({ up: 'u.bytes_up', down: 'u.bytes_down' });
      return rows.map(({ key: found, sessions, seconds, up, down }) => ({
        ...{ key: String(found), sessions: Number(sessions), seconds: Number(seconds) },
        ...{ bytesUp: Number(up), bytesDown: Number(down) },
      }));
    },
    async devices(fromMs, untilMs) {
      const [row] = await knex('sessions')
        .where('started_at', '>=', fromMs)
        .where('started_at', '<', untilMs)
        .countDistinct({ devices: 'mac' });
      return Number(row?.devices ?? 0);
    },
    hours: (zone, fromMs, untilMs) => busyHours(knex, zone, fromMs, untilMs),
    async routerNames() {
      const rows: { id: string; name: string }[] = await knex('routers').select('id', 'name');
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    vouchers: (fromMs, untilMs) => vouchersMoved(knex, fromMs, untilMs),
    async left() {
      const rows: { plan_id: string; count: number }[] = await knex('vouchers')
        .whereRaw(`status = 'unused' AND batch_id IS NOT NULL AND ${isNone('purchase_id')}`)
        .groupBy('plan_id')
        .select('plan_id', knex.raw('count(*) AS count'));
      return new Map(rows.map((row) => [row.plan_id, Number(row.count)]));
    },
  };
}

/** Counts of all routers at one moment are one number of devices. */
async function busyHours(
  knex: Knex,
  zone: Zone,
  fromMs: number,
  untilMs: number,
): Promise<BusyHour[]> {
  const sums = new Map<number, { devices: number; moments: number; peak: number }>();
  for (const stretch of stretchesOf(zone, fromMs, untilMs)) {
    const rows: { at: number; devices: number }[] = await knex('online_counts')
      .where('at', '>=', stretch.fromMs)
      .where('at', '<', stretch.untilMs)
      .groupBy('at')
      .select('at', knex.raw('sum(devices) AS devices'));
    for (const row of rows) {
      const hour = Math.floor((Number(row.at) + stretch.offsetMs) / HOUR_MS) % DAY_HOURS;
      const devices = Number(row.devices);
      const known = sums.get(hour) ?? { devices: 0, moments: 0, peak: 0 };
      sums.set(hour, {
        devices: known.devices + devices,
        moments: known.moments + 1,
        peak: Math.max(known.peak, devices),
      });
    }
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([hour, { devices, moments, peak }]) => ({
      ...{ hour, peak },
      average: Math.round((devices / moments) * 10) / 10,
    }));
}

async function vouchersMoved(
  knex: Knex,
  fromMs: number,
  untilMs: number,
): Promise<Map<string, VouchersMoved>> {
  const counted = async (moment: string, condition: string) => {
    const rows: { plan_id: string; count: number }[] = await knex('vouchers')
      .where(moment, '>=', fromMs)
      .where(moment, '<', untilMs)
      .whereRaw(condition)
      .groupBy('plan_id')
      .select('plan_id', knex.raw('count(*) AS count'));
    return rows.map((row) => [row.plan_id, Number(row.count)] as const);
  };
  const made = new Map(await counted('created_at', 'batch_id IS NOT NULL'));
  const used = new Map(await counted('activated_at', 'batch_id IS NOT NULL'));
  // Printed cards that an attendant entered as sold are told of above.
  const aPurchase = `purchase_id IS NOT NULL AND ${isNone('batch_id')}`;
  const sold = new Map(await counted('created_at', aPurchase));
  const plans = new Set([...made.keys(), ...used.keys(), ...sold.keys()]);
  return new Map(
    [...plans].map((plan) => [
      plan,
      { made: made.get(plan) ?? 0, used: used.get(plan) ?? 0, sold: sold.get(plan) ?? 0 },
    ]),
  );
}
