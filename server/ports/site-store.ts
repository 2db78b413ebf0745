import { AppError } from './errors.ts';

/** A place of the business, with its routers. */
export interface SiteRecord {
  id: string;
  name: string;
  /** As people find it: a street, a landmark; empty: not said. */
  place: string;
  /** Of the attendant there; empty: the business's own. */
  phone: string;
  createdAtMs: number;
}

export interface SiteStore {
  insert(site: SiteRecord): Promise<void>;
  update(site: SiteRecord): Promise<void>;
  delete(id: string): Promise<void>;
  /** By name. */
  list(): Promise<SiteRecord[]>;
}

/** @param siteId null: of no site. @throws AppError site_unknown */
export async function refuseUnknownSite(
  sites: Pick<SiteStore, 'list'>,
  siteId: string | null,
): Promise<void> {
  if (siteId === null || (await sites.list()).some(({ id }) => id === siteId)) return;
  throw new AppError(422, 'site_unknown', 'There is no such site.', { siteId: 'Choose a site.' });
}
