import type { DashboardCharts, DashboardView } from '../../../server/contract/reports.ts';
import { ask } from '../../api.ts';

export const todayApi = {
  dashboard: () => ask<DashboardView>('GET', '/dashboard'),
  charts: () => ask<DashboardCharts>('GET', '/dashboard/charts'),
};
