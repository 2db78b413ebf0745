import type { Knock } from '../../core/knocks.ts';
import { type RouterContact, type TrustStep, trustOf } from '../../core/router-trust.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import type { RouterContacts } from './contacts.ts';
import type { RouterDirectory } from './directory.ts';
import { OWN_KIND } from './own-router.ts';

/** Whether it asks our RADIUS server; the others are told by their own interfaces. */
export function speaksRadius({ kind, controllerUrl }: RouterRecord): boolean {
  return kind !== 'opennds' && kind !== OWN_KIND && !(kind === 'unifi' && controllerUrl !== null);
}

/** The checklist of a stored router. */
export function routerTrust(
  router: RouterRecord,
  contact: RouterContact | null,
  nowMs: number,
): TrustStep[] {
  const { lastSeenAtMs, disobeyedAtMs } = router;
  return trustOf(
    {
      ...{ lastSeenAtMs, disobeyedAtMs, contact },
      speaksRadius: speaksRadius(router),
      isNetwork: router.address.includes('/'),
      signs: router.messageAuthenticatorSeen,
    },
    nowMs,
  );
}

/** Addresses that ask and are no router's, the latest first. */
export function knocksOf({
  contacts,
  directory,
}: {
  contacts: RouterContacts;
  directory: RouterDirectory;
}): Knock[] {
  return contacts.knocks.list((address) => directory.byAddress(address) !== undefined);
}
