/** Where a plan is sold and a voucher works: the sites by id; null: everywhere. */
export type SiteLimit = readonly string[] | null;

/**
 * The place of a router: its site, null when it belongs to none (the one place that a small shop
 * never names), undefined when it is not known from which router somebody comes.
 */
export type Place = string | null | undefined;

/** Whether what is limited so works at a router of this place. */
export function worksAt(limit: SiteLimit, place: string | null): boolean {
  return limit === null || (place !== null && limit.includes(place));
}

/**
 * Whether it is offered to somebody from this place. Who comes from an unknown router is only
 * offered what works at every site: money must not buy a code that is refused at the next door.
 */
export function soldAt(limit: SiteLimit, place: Place, sites: readonly string[]): boolean {
  if (place !== undefined) return worksAt(limit, place);
  return limit === null || (sites.length > 0 && sites.every((site) => limit.includes(site)));
}
