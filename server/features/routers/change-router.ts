import { AppError } from '../../ports/errors.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import { refuseUnknownSite } from '../../ports/site-store.ts';
import type { Stores } from '../../ports/stores.ts';
import { type RouterDeps, refuseTwin } from './add-router.ts';
import { LOGIN_SECRET_PURPOSE, SECRET_PURPOSE } from './directory.ts';
import { OWN_KIND } from './own-router.ts';
import { type RouterTerms, refuseBadTerms } from './terms.ts';

/** What is not named stays as it is; the secrets are never read out. */
export type RouterChange = { [Term in keyof RouterTerms]?: RouterTerms[Term] | undefined } & {
  insecureSecret: boolean;
  /** The controller has a new certificate, and that is as it should be. */
  forgetCertificate: boolean;
};

/** @throws AppError router_unknown | router_invalid (with fields) | router_exists */
export async function changeRouter(
  deps: RouterDeps,
  stores: Stores,
  actor: string,
  id: string,
  change: RouterChange,
): Promise<RouterRecord> {
  const known = await stores.routers.find(id);
  if (!known) throw new AppError(404, 'router_unknown', 'There is no such router.');
  if (known.kind === OWN_KIND && isMoreThanItsName(known, change)) {
    throw new AppError(
      409,
      'router_own',
      'Of the box itself only name and site can be changed here.',
    );
  }
  const { insecureSecret, forgetCertificate, ...named } = change;
  const wanted: Partial<RouterTerms> = Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined),
  );
  const secret = wanted.secret ?? deps.vault.open(known.secretCipher, SECRET_PURPOSE);
  const loginSecret =
    wanted.loginSecret === undefined
      ? known.loginSecretCipher && deps.vault.open(known.loginSecretCipher, LOGIN_SECRET_PURPOSE)
      : wanted.loginSecret;
  const terms: RouterTerms = { ...known, ...wanted, secret, loginSecret };
  // A short secret that was allowed once is not asked about again.
  refuseBadTerms([...deps.kinds, known.kind], terms, insecureSecret || wanted.secret === undefined);
  const name = terms.name.trim();
  const address = terms.address.trim();
  await refuseTwin(stores, { id, name, address });
  await refuseUnknownSite(stores.sites, terms.siteId);
  const { kind, messageAuthenticator, coaPort, controllerUrl, controllerSite } = terms;
  const otherController = controllerUrl !== known.controllerUrl || forgetCertificate;
  const router: RouterRecord = {
    ...known,
    ...{ name, address, kind, messageAuthenticator, coaPort, controllerUrl, controllerSite },
    siteId: terms.siteId,
    loginHosts: terms.loginHosts.map((host) => host.trim().toLowerCase()),
    secretCipher: deps.vault.seal(secret, SECRET_PURPOSE),
    loginSecretCipher: loginSecret ? deps.vault.seal(loginSecret, LOGIN_SECRET_PURPOSE) : null,
    controllerFingerprint: otherController ? null : known.controllerFingerprint,
  };
  await stores.routers.update(router);
  const changed = Object.keys(wanted).concat(forgetCertificate ? ['certificate'] : []);
  await stores.audit.append(
    { actor, action: 'router.change', subject: id, detail: { name, changed } },
    deps.clock.now(),
  );
  return router;
}

/** Whether a change says anything else of the box's own gateway than is so already. */
function isMoreThanItsName(known: RouterRecord, change: RouterChange): boolean {
  const { name: _name, siteId: _site, insecureSecret: _insecure, ...others } = change;
  const same: Record<string, unknown> = { ...known, forgetCertificate: false, loginSecret: null };
  return Object.entries(others).some(
    ([field, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(same[field] ?? null),
  );
}
