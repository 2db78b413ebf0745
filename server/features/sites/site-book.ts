import type { Place } from '../../core/site.ts';
import { soldAt } from '../../core/site.ts';
import type { SiteRecord, SiteStore } from '../../ports/site-store.ts';

/** The sites in memory: the words of a refused login and the splash ask for them all the time. */
export class SiteBook {
  #sites = new Map<string, SiteRecord>();

  async load(store: SiteStore): Promise<void> {
    this.#sites = new Map((await store.list()).map((site) => [site.id, site]));
  }

  name(id: string): string | null {
    return this.#sites.get(id)?.name ?? null;
  }

  /** Of the attendant there; null: the business's own. */
  phone(place: Place): string | null {
    return this.#sites.get(place ?? '')?.phone || null;
  }

  sells({ sites }: { sites: readonly string[] | null }, place: Place): boolean {
    return soldAt(sites, place, [...this.#sites.keys()]);
  }
}
