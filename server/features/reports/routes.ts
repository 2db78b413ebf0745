import { EVERYONE } from '../../ports/roles.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { type DashboardDeps, readCharts, readDashboard } from './dashboard.ts';

export function reportRoutes(deps: DashboardDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/dashboard',
      summary: 'How the shop does now: money against last week, online, stock, disk and backup.',
      access: EVERYONE,
      handle: async ({ actor }) => ({ body: await readDashboard(deps, actor.role) }),
    }),
    adminRoute({
      method: 'GET',
      path: '/dashboard/charts',
      summary: 'Thirty days of revenue, data and plans sold; a day of devices online.',
      access: EVERYONE,
      handle: async ({ actor }) => ({ body: await readCharts(deps, actor.role) }),
    }),
  ];
}
