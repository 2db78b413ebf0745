import { z } from 'zod';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { type DashboardDeps, readCharts, readDashboard } from './dashboard.ts';
import { SALES_KEYS } from './sales.ts';
import { readSalesReport, type SalesReportDeps, salesCsv } from './sales-report.ts';
import { USAGE_KEYS } from './usage-read-model.ts';
import { readUsageReport, type UsageReportDeps, usageCsv } from './usage-report.ts';
import { readVouchersReport, vouchersCsv } from './vouchers-report.ts';

const salesQuery = z.object({
  by: z.enum(SALES_KEYS),
  from: z.string().max(10),
  to: z.string().max(10),
  format: z.enum(['json', 'csv']).default('json'),
});

const vouchersQuery = salesQuery.omit({ by: true });
const usageQuery = vouchersQuery.extend({ by: z.enum(USAGE_KEYS) });

const csv = (body: string, name: string) => ({
  body,
  download: { filename: `${name}.csv`, contentType: 'text/csv; charset=utf-8' },
});

function useRoutes(deps: UsageReportDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/reports/usage',
      summary: 'Data, time, devices and busiest hours of a period, by day, plan, site or router.',
      access: 'days',
      query: usageQuery,
      async handle({ query: { format, ...period } }) {
        const report = await readUsageReport(deps, period);
        if (format === 'json') return { body: { report } };
        return csv(usageCsv(report), `use-by-${period.by}-${period.from}-${period.to}`);
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/reports/vouchers',
      summary: 'Vouchers sold, made, first used and left, by plan, beside the period before.',
      access: 'days',
      query: vouchersQuery,
      async handle({ query: { format, ...period } }) {
        const report = await readVouchersReport(deps, period);
        if (format === 'json') return { body: { report } };
        return csv(vouchersCsv(report), `vouchers-${period.from}-${period.to}`);
      },
    }),
  ];
}

export function reportRoutes(
  deps: DashboardDeps & SalesReportDeps & UsageReportDeps,
): AdminRoute[] {
  return [
    ...useRoutes(deps),
    adminRoute({
      method: 'GET',
      path: '/reports/sales',
      summary:
        'What was sold in a period, by day, plan, site, method or seller, beside the one before.',
      access: 'days',
      query: salesQuery,
      async handle({ query: { format, ...period } }) {
        const report = await readSalesReport(deps, period);
        if (format === 'json') return { body: { report } };
        return csv(salesCsv(report), `sales-by-${period.by}-${period.from}-${period.to}`);
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/dashboard',
      summary: 'How the shop does now: money against last week, online, stock, disk and backup.',
      access: 'today',
      handle: async ({ actor }) => ({ body: await readDashboard(deps, actor.permissions) }),
    }),
    adminRoute({
      method: 'GET',
      path: '/dashboard/charts',
      summary: 'Thirty days of revenue, data and plans sold; a day of devices online.',
      access: 'today',
      handle: async ({ actor }) => ({ body: await readCharts(deps, actor.permissions) }),
    }),
  ];
}
