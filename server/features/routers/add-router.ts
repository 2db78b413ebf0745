import { AppError } from '../../ports/errors.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import { refuseUnknownSite } from '../../ports/site-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { LOGIN_SECRET_PURPOSE, MAC_PASSWORD_PURPOSE, SECRET_PURPOSE } from './directory.ts';
import { type RouterTerms, refuseBadTerms } from './terms.ts';

/** CoovaChilli counts a download as input; the others count the customer's upload as input. */
const SWAPPED_KINDS = new Set(['chilli']);

export interface RouterDeps {
  clock: Clock;
  random: Random;
  vault: Vault;
  kinds: readonly string[];
}

/** @throws AppError router_invalid (with fields) | router_exists */
export async function addRouter(
  deps: RouterDeps,
  stores: Stores,
  actor: string,
  input: RouterTerms & { insecureSecret: boolean },
): Promise<RouterRecord> {
  refuseBadTerms(deps.kinds, input, input.insecureSecret);
  const address = input.address.trim();
  const name = input.name.trim();
  await refuseTwin(stores, { id: null, name, address });
  await refuseUnknownSite(stores.sites, input.siteId);
  const nowMs = deps.clock.now();
  const macPassword = Buffer.from(deps.random.bytes(12)).toString('hex');
  const router: RouterRecord = {
    id: deps.random.uuid(),
    ...{ name, address },
    secretCipher: deps.vault.seal(input.secret, SECRET_PURPOSE),
    macPasswordCipher: deps.vault.seal(macPassword, MAC_PASSWORD_PURPOSE),
    kind: input.kind,
    messageAuthenticator: input.messageAuthenticator,
    messageAuthenticatorSeen: false,
    uploadIsInput: !SWAPPED_KINDS.has(input.kind),
    coaPort: input.coaPort,
    loginHosts: input.loginHosts.map((host) => host.trim().toLowerCase()),
    loginSecretCipher: input.loginSecret
      ? deps.vault.seal(input.loginSecret, LOGIN_SECRET_PURPOSE)
      : null,
    controllerUrl: input.controllerUrl,
    controllerSite: input.controllerSite,
    controllerFingerprint: null,
    siteId: input.siteId,
    createdAtMs: nowMs,
    lastSeenAtMs: null,
    disobeyedAtMs: null,
    disobeyedReason: null,
  };
  await stores.routers.insert(router);
  const { kind } = router;
  await stores.audit.append(
    { actor, action: 'router.add', subject: router.id, detail: { name, address, kind } },
    nowMs,
  );
  return router;
}

/** @throws AppError router_exists */
export async function refuseTwin(
  stores: Stores,
  { id, name, address }: { id: string | null; name: string; address: string },
): Promise<void> {
  const known = await stores.routers.list();
  const twin = known.find(
    (router) => router.id !== id && (router.name === name || router.address === address),
  );
  if (!twin) return;
  throw new AppError(409, 'router_exists', `"${twin.name}" (${twin.address}) is there already.`);
}
