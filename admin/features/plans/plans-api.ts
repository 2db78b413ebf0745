import type { AdminPlan, PlanInput, PlanPreview } from '../../../server/contract/admin.ts';
import { ask, pick } from '../../api.ts';

export const plansApi = {
  order: (ids: readonly string[]) => ask<{ ordered: true }>('PUT', '/plans/order', { ids }),
  /** Back on sale, as it was. */
  restore: (id: string) =>
    pick('plan', ask<{ plan: AdminPlan }>('POST', `/plans/${encodeURIComponent(id)}/restore`)),
  preview: (plan: PlanInput) =>
    pick('routers', ask<{ routers: PlanPreview[] }>('POST', '/plans/preview', plan)),
};
