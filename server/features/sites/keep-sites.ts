import { AppError } from '../../ports/errors.ts';
import type { SiteRecord } from '../../ports/site-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

/** What a person says of a site. */
export interface SiteTerms {
  name: string;
  place: string;
  phone: string;
}

/** @throws AppError site_invalid | site_exists */
export async function addSite(
  deps: { clock: Clock; random: Random },
  stores: Stores,
  actor: string,
  terms: SiteTerms,
): Promise<SiteRecord> {
  const clean = await cleaned(stores, null, terms);
  const site = { ...clean, id: deps.random.uuid(), createdAtMs: deps.clock.now() };
  await stores.sites.insert(site);
  await note(deps, stores, actor, 'site.add', site.id, clean);
  return site;
}

/** @throws AppError site_unknown | site_invalid | site_exists */
export async function changeSite(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
  change: { [Term in keyof SiteTerms]?: SiteTerms[Term] | undefined },
): Promise<SiteRecord> {
  const known = await mustFind(stores, id);
  const { name = known.name, place = known.place, phone = known.phone } = change;
  const site = { ...known, ...(await cleaned(stores, id, { name, place, phone })) };
  await stores.sites.update(site);
  await note(deps, stores, actor, 'site.change', id, change);
  return site;
}

/**
 * Takes a site away that nothing stands at: its routers, plans and what was sold there keep it, since
 * a code must not begin to work everywhere because somebody tidied up.
 * @throws AppError site_unknown | site_in_use
 */
export async function removeSite(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
  isUsed: (id: string) => Promise<boolean>,
): Promise<void> {
  const { name } = await mustFind(stores, id);
  if (await isUsed(id)) {
    throw new AppError(
      409,
      'site_in_use',
      `Routers, plans, vouchers or payments belong to "${name}". Give it another name instead.`,
    );
  }
  await stores.sites.delete(id);
  await note(deps, stores, actor, 'site.remove', id, { name });
}

async function mustFind(stores: Stores, id: string): Promise<SiteRecord> {
  const found = (await stores.sites.list()).find((site) => site.id === id);
  if (!found) throw new AppError(404, 'site_unknown', 'There is no such site.');
  return found;
}

async function cleaned(stores: Stores, id: string | null, terms: SiteTerms): Promise<SiteTerms> {
  const clean = { name: terms.name.trim(), place: terms.place.trim(), phone: terms.phone.trim() };
  if (clean.name.length < 1 || clean.name.length > 40) {
    const words = 'A name of 1 to 40 characters.';
    throw new AppError(422, 'site_invalid', words, { name: words });
  }
  const same = (other: SiteRecord) => other.name.toLowerCase() === clean.name.toLowerCase();
  if ((await stores.sites.list()).some((other) => other.id !== id && same(other))) {
    const words = `There is already a site called "${clean.name}".`;
    throw new AppError(409, 'site_exists', words, { name: 'Choose another name.' });
  }
  return clean;
}

function note(
  { clock }: { clock: Clock },
  stores: Stores,
  actor: string,
  action: string,
  subject: string,
  detail: object,
): Promise<void> {
  return stores.audit.append({ actor, action, subject, detail }, clock.now());
}
