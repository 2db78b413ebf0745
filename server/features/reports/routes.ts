import { z } from 'zod';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { type DashboardDeps, readCharts, readDashboard } from './dashboard.ts';
import { SALES_KEYS } from './sales.ts';
import { readSalesReport, type SalesReportDeps, salesCsv } from './sales-report.ts';

const salesQuery = z.object({
  by: z.enum(SALES_KEYS),
  from: z.string().max(10),
  to: z.string().max(10),
  format: z.enum(['json', 'csv']).default('json'),
});

export function reportRoutes(deps: DashboardDeps & SalesReportDeps): AdminRoute[] {
  return [
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
        const filename = `sales-by-${period.by}-${period.from}-${period.to}.csv`;
        const contentType = 'text/csv; charset=utf-8';
        return { body: salesCsv(report), download: { filename, contentType } };
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
