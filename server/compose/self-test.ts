import { visitBox } from '../adapters/radius/visit-box.ts';
import { MAC_PASSWORD_PURPOSE, SECRET_PURPOSE } from '../features/routers/directory.ts';
import { testNightly } from '../features/self-test/nightly.ts';
import { clearSelfTest, type SelfTestDeps, SelfTester } from '../features/self-test/run.ts';
import { every } from '../jobs/every.ts';
import type { RouterRecord } from '../ports/router-store.ts';
import type { House } from './house.ts';

const LOOK_INTERVAL_MS = 300_000;
/** An address that no router of anybody has, and that is this machine all the same. */
const OWN_SOURCE = '127.77.0.1';

export interface SelfTest {
  tester: SelfTester;
  /** Where RADIUS answers, once it is known. */
  opened(ports: { radiusAuth: number; radiusAcct: number }): void;
  /** @returns what stops it */
  start(): Promise<() => Promise<void>>;
}

/** The test customer of this box. */
export function buildSelfTest(house: House): SelfTest {
  const { host: bound } = house.config.radius;
  const isOpen = bound === '0.0.0.0' || bound === '::';
  const host = isOpen ? '127.0.0.1' : bound;
  // Packets to an address of this machine come from that address, when they do not come from loopback.
  const source = host.startsWith('127.') ? OWN_SOURCE : host;
  let ports = { authPort: 0, acctPort: 0 };
  const deps: SelfTestDeps = {
    ...house,
    visit: (visit) => visitBox(house, { host, source, ...ports }, visit),
    routerOf: (id, secret) => testRouter(house, id, secret, source),
    reloadRouters: () => house.directory.load(house.database.read.routers),
    forgetRouter: (id) => house.contacts.forget(id),
  };
  const tester = new SelfTester(deps);
  return {
    tester,
    opened({ radiusAuth, radiusAcct }) {
      ports = { authPort: radiusAuth, acctPort: radiusAcct };
    },
    async start() {
      await clearSelfTest(deps);
      return every(house, 'send the test customer', LOOK_INTERVAL_MS, () =>
        testNightly(tester, house.zone),
      );
    },
  };
}

function testRouter(house: House, id: string, secret: string, address: string): RouterRecord {
  const { vault, clock } = house;
  return {
    ...{ id, name: 'Self-test', address, kind: 'generic', messageAuthenticator: 'yes' },
    secretCipher: vault.seal(secret, SECRET_PURPOSE),
    macPasswordCipher: vault.seal(secret, MAC_PASSWORD_PURPOSE),
    ...{ messageAuthenticatorSeen: true, uploadIsInput: true, coaPort: 3799, loginHosts: [] },
    ...{ loginSecretCipher: null, controllerUrl: null, controllerSite: null },
    ...{ controllerFingerprint: null, siteId: null, createdAtMs: clock.now() },
    ...{ lastSeenAtMs: null, disobeyedAtMs: null, disobeyedReason: null },
  };
}
