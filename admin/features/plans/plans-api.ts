import type { PlanInput, PlanPreview } from '../../../server/contract/admin.ts';
import { ask, pick } from '../../api.ts';

export const plansApi = {
  order: (ids: readonly string[]) => ask<{ ordered: true }>('PUT', '/plans/order', { ids }),
  preview: (plan: PlanInput) =>
    pick('routers', ask<{ routers: PlanPreview[] }>('POST', '/plans/preview', plan)),
};
