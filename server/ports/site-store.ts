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
