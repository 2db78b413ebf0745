import { randomBytes } from 'node:crypto';
import { systemRandom } from '../../server/adapters/system/random.ts';
import { createVault } from '../../server/adapters/system/vault.ts';
import { placeOf } from '../../server/compose/places.ts';
import { GuessGuard } from '../../server/core/guess-guard.ts';
import { CAUTIOUS_POLICY, type MoneyPolicy } from '../../server/core/money-policy.ts';
import { NO_LIMITS, type PlanTerms } from '../../server/core/plan.ts';
import { Throttle } from '../../server/core/throttle.ts';
import { zoneNamed } from '../../server/core/zone.ts';
import { createAdmissions } from '../../server/features/access/admit.ts';
import type { AccessDeps } from '../../server/features/access/authorize.ts';
import { VoucherBook } from '../../server/features/access/book.ts';
import { addPlan } from '../../server/features/plans/add-plan.ts';
import type { PurchaseDeps } from '../../server/features/purchases/deps.ts';
import { addRouter } from '../../server/features/routers/add-router.ts';
import { RouterDirectory } from '../../server/features/routers/directory.ts';
import type { RouterTerms } from '../../server/features/routers/terms.ts';
import { addSite } from '../../server/features/sites/keep-sites.ts';
import { SiteBook } from '../../server/features/sites/site-book.ts';
import { createBatch } from '../../server/features/vouchers/create-batch.ts';
import { guessedVoucher } from '../../server/features/vouchers/find-voucher.ts';
import { createMint } from '../../server/features/vouchers/mint.ts';
import { createTopUps } from '../../server/features/vouchers/top-up.ts';
import type { PaymentProvider } from '../../server/ports/gateways.ts';
import { providersOf } from '../../server/ports/providers.ts';
import type { RouterRecord } from '../../server/ports/router-store.ts';
import type { VoucherMint } from '../../server/ports/services.ts';
import type { SiteRecord } from '../../server/ports/site-store.ts';
import type { Database, PlanRecord } from '../../server/ports/stores.ts';
import type { Random } from '../../server/ports/system.ts';
import type { Vault } from '../../server/ports/vault.ts';
import { recordingLog } from './doubles.ts';
import { VirtualClock } from './virtual-clock.ts';

export const MAC_PASSWORD = 'mac-password-of-the-router';

/** Everything the use cases need, on a real (empty) database and a virtual clock. */
export function workshop(plain: Database) {
  const clock = new VirtualClock();
  const random = systemRandom;
  const lines: string[] = [];
  const log = recordingLog(lines);
  const vault = createVault(randomBytes(32), random);
  const mint = createMint({ clock, random, vault });
  const book = new VoucherBook(plain, vault);
  const { database } = book;
  const guesses = new GuessGuard();
  const zone = () => zoneNamed('Africa/Nairobi');
  const directory = new RouterDirectory(vault);
  const sites = new SiteBook();
  const access: AccessDeps = {
    ...{ database, clock, random, vault, book, guesses, zone },
    admit: createAdmissions(database, zone),
    macPassword: () => MAC_PASSWORD,
    siteOf: (routerId) => directory.byId(routerId)?.siteId ?? null,
    siteName: (id) => sites.name(id),
  };
  const purchases = (
    gateway: PaymentProvider,
    policy: Partial<MoneyPolicy> = {},
  ): PurchaseDeps => ({
    ...{ database, clock, random, log, mint, topUp: createTopUps({ clock, random }) },
    findTopUp: (code, mac, clientAddress) =>
      guessedVoucher({ database, clock, vault, guesses }, code, mac, clientAddress),
    providers: providersOf(gateway),
    sites,
    placeOf: (parameters) => placeOf({ directory }, parameters),
    currency: () => 'KES',
    handTokens: { validation: 'aa'.repeat(16), confirmation: 'bb'.repeat(16) },
    refundUrl: (provider, token) => `https://wifi.example/hooks/${provider}/refund/${token}`,
    policy: () => ({ ...CAUTIOUS_POLICY, ...policy }),
    claimThrottle: new Throttle({ limit: 10, windowMs: 600_000 }),
    pollSeconds: [8, 13, 18, 25],
    callbackUrl: (provider, token) => `https://wifi.example/hooks/${provider}/stk/${token}`,
    wakePayments: () => undefined,
    wakeMessages: () => undefined,
  });
  return {
    ...{ book, database, clock, random, log, lines, vault, mint, guesses, access, purchases },
    ...{ zone, sites, directory },
    placeOf: (parameters: Record<string, string>) => placeOf({ directory }, parameters),
    ...stock({ database, clock, random, vault, mint, directory, sites }),
  };
}

interface Tools {
  database: Database;
  clock: VirtualClock;
  random: Random;
  vault: Vault;
  mint: VoucherMint;
  directory: RouterDirectory;
  sites: SiteBook;
}

/** What a shop has: plans, vouchers, sites, routers. */
function stock({ database, clock, random, vault, mint, directory, sites }: Tools) {
  return {
    plan: (terms: Partial<PlanTerms> = {}): Promise<PlanRecord> =>
      database.transaction((stores) =>
        addPlan({ clock, random }, stores, 'test', { ...HOUR, ...terms }),
      ),
    async voucher(plan: PlanRecord): Promise<string> {
      const { codes } = await database.transaction((stores) =>
        createBatch({ clock, random, mint }, stores, 'test', {
          plan: plan.id,
          count: 1,
          label: '',
        }),
      );
      return codes[0] ?? '';
    },
    async site(name: string): Promise<SiteRecord> {
      const terms = { name, place: '', phone: '' };
      const site = await database.transaction((stores) =>
        addSite({ clock, random }, stores, 'test', terms),
      );
      await sites.load(database.read.sites);
      return site;
    },
    async router(
      name = 'R1',
      address = '127.0.0.1',
      more: Partial<RouterTerms> = {},
    ): Promise<RouterRecord> {
      const router = await database.transaction((stores) =>
        addRouter(
          { clock, random, vault, kinds: ['mikrotik', 'generic', 'unifi', 'opennds'] },
          stores,
          'test',
          {
            ...{ name, address, kind: 'mikrotik', messageAuthenticator: 'auto', coaPort: 3799 },
            ...{ secret: 'a-secret-of-sixteen', loginHosts: [], insecureSecret: false },
            ...{ loginSecret: null, controllerUrl: null, controllerSite: null },
            ...{ siteId: null, ...more },
          },
        ),
      );
      await directory.load(database.read.routers);
      return router;
    },
  };
}

export type Workshop = ReturnType<typeof workshop>;

const HOUR: PlanTerms = {
  ...NO_LIMITS,
  name: '1 hour',
  priceCents: 2_000,
  timeSeconds: 3_600,
  validitySeconds: 86_400,
  downBps: 5_000_000,
  upBps: 2_000_000,
};
