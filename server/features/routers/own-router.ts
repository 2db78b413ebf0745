import type { RouterRecord } from '../../ports/router-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { MAC_PASSWORD_PURPOSE, SECRET_PURPOSE } from './directory.ts';

/** The kind of the box's own gateway: added by the box, never by hand. */
export const OWN_KIND = 'gateway';
const NAME = 'This box';

/**
 * The row by which the own gateway is one router among the others; made when there is none yet.
 * @param address of the box in the network of its clients
 * @returns its id
 */
export async function keepOwnRouter(
  deps: { clock: Clock; random: Random; vault: Vault },
  stores: Stores,
  address: string,
): Promise<string> {
  const known = await stores.routers.list();
  const own = known.find(({ kind }) => kind === OWN_KIND);
  const others = known.filter((router) => router !== own);
  const isFree = (field: 'name' | 'address', value: string) =>
    !others.some((router) => router[field] === value);
  // A router was added by this address before: a block of one address is the same to everybody.
  const place = isFree('address', address) ? address : `${address}/32`;
  if (own) {
    if (own.address !== place) await stores.routers.update({ ...own, address: place });
    return own.id;
  }
  // Nobody speaks RADIUS with it, so nobody has to know these.
  const secret = () => Buffer.from(deps.random.bytes(24)).toString('hex');
  const nowMs = deps.clock.now();
  const router: RouterRecord = {
    id: deps.random.uuid(),
    name: isFree('name', NAME) ? NAME : `${NAME} (${address})`,
    ...{ address: place, kind: OWN_KIND, coaPort: 3799, loginHosts: [] },
    secretCipher: deps.vault.seal(secret(), SECRET_PURPOSE),
    macPasswordCipher: deps.vault.seal(secret(), MAC_PASSWORD_PURPOSE),
    ...{ messageAuthenticator: 'yes', messageAuthenticatorSeen: false, uploadIsInput: true },
    ...{ loginSecretCipher: null, controllerUrl: null, controllerSite: null },
    ...{ controllerFingerprint: null, siteId: null, createdAtMs: nowMs, lastSeenAtMs: null },
    ...{ disobeyedAtMs: null, disobeyedReason: null },
  };
  await stores.routers.insert(router);
  const { id, name, kind } = router;
  const detail = { name, address, kind };
  await stores.audit.append({ actor: 'system', action: 'router.add', subject: id, detail }, nowMs);
  return id;
}
