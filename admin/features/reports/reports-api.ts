import type { SalesReport, UsageReport, VouchersReport } from '../../../server/contract/reports.ts';
import { ask, pick, withQuery } from '../../api.ts';

type Period = Pick<SalesReport, 'by' | 'from' | 'to'>;

type UsePeriod = Pick<UsageReport, 'by' | 'from' | 'to'>;
type VouchersPeriod = Pick<VouchersReport, 'from' | 'to'>;

export const reportsApi = {
  usage: (period: UsePeriod) =>
    pick('report', ask<{ report: UsageReport }>('GET', withQuery('/reports/usage', { ...period }))),
  vouchers: (period: VouchersPeriod) =>
    pick(
      'report',
      ask<{ report: VouchersReport }>('GET', withQuery('/reports/vouchers', { ...period })),
    ),
  sales: (period: Period) =>
    pick('report', ask<{ report: SalesReport }>('GET', withQuery('/reports/sales', { ...period }))),
};

/** The same as a file; the browser saves it under the box's name for it. */
export const csvUrl = (kind: 'sales' | 'usage' | 'vouchers', period: Record<string, string>) =>
  `/api/v1${withQuery(`/reports/${kind}`, { ...period, format: 'csv' })}`;
