import type { VouchersMoved, VouchersReport } from '../../contract/reports.ts';
import { csvLines } from '../../core/csv.ts';
import { spanOfDays } from '../../core/local-days.ts';
import { type Days, periodsOf } from './period.ts';
import type { UsageReportDeps } from './usage-report.ts';

const NOTHING: VouchersMoved = { made: 0, used: 0, sold: 0 };

/**
 * What became of vouchers by plan, beside the period before, and what is left in stock now.
 * @throws AppError period_invalid
 */
export async function readVouchersReport(
  deps: UsageReportDeps,
  period: { from: string; to: string },
): Promise<VouchersReport> {
  const periods = periodsOf(period);
  const moved = ({ from, until }: Days) => {
    const { fromMs, untilMs } = spanOfDays(deps.zone(), from, until);
    return deps.usage.vouchers(fromMs, untilMs);
  };
  const now = await moved(periods.now);
  const before = await moved(periods.before);
  const stock = await deps.usage.left();
  const names = await deps.readModel.planNames();
  const plans = new Set([...now.keys(), ...before.keys(), ...stock.keys()]);
  const lines = [...plans].map((key) => ({
    key,
    label: names.get(key) ?? '',
    now: now.get(key) ?? NOTHING,
    before: before.get(key) ?? NOTHING,
    left: stock.get(key) ?? 0,
  }));
  const weight = (one: VouchersMoved) => one.used + one.sold;
  lines.sort((a, b) => weight(b.now) - weight(a.now) || b.left - a.left);
  return { ...period, lines };
}

export function vouchersCsv({ lines }: VouchersReport): string {
  return csvLines([
    ['plan', 'sold', 'made', 'used', 'left', 'sold_before', 'made_before', 'used_before'],
    ...lines.map(({ key, label, now, before, left }) => [
      label || key,
      ...[now.sold, now.made, now.used, left, before.sold, before.made, before.used],
    ]),
  ]);
}
