import { worksAt } from '../../core/site.ts';
import { AppError } from '../../ports/errors.ts';
import { refuseUnknownSite } from '../../ports/site-store.ts';
import type { PlanRecord, Stores } from '../../ports/stores.ts';

/**
 * At which counter it is sold: what is for one site is sold there, whoever forgot to say so.
 * @throws AppError site_unknown | plan_elsewhere
 */
export async function siteOfSale(
  stores: Stores,
  { sites }: PlanRecord,
  siteId: string | null,
): Promise<string | null> {
  if (siteId === null) return sites?.length === 1 ? (sites[0] ?? null) : null;
  await refuseUnknownSite(stores.sites, siteId);
  if (worksAt(sites, siteId)) return siteId;
  const words = 'This plan is not sold at this site.';
  throw new AppError(422, 'plan_elsewhere', words, { plan: words });
}
