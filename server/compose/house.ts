import { routerLogin } from '../adapters/router-login/router-login.ts';
import { masterKey } from '../adapters/system/data-dir.ts';
import { argon2Passwords } from '../adapters/system/passwords.ts';
import { authenticatorCodes } from '../adapters/system/two-factor.ts';
import { createVault } from '../adapters/system/vault.ts';
import type { Config } from '../config.ts';
import { GuessGuard } from '../core/guess-guard.ts';
import type { Place } from '../core/site.ts';
import { type Zone, zoneNamed } from '../core/zone.ts';
import { VoucherBook } from '../features/access/book.ts';
import { backupSettings } from '../features/backups/settings.ts';
import { guideSettings } from '../features/first-steps/settings.ts';
import { announcing } from '../features/live/announce.ts';
import { LiveHub } from '../features/live/hub.ts';
import { messageSettings } from '../features/messages/settings.ts';
import { PermissionBook } from '../features/permissions/permission-book.ts';
import { routerConfigSettings } from '../features/router-configs/settings.ts';
import { RouterContacts } from '../features/routers/contacts.ts';
import { RouterDirectory } from '../features/routers/directory.ts';
import { ScriptLinks } from '../features/routers/script-links.ts';
import { ThroughputBook } from '../features/sessions/throughput-book.ts';
import { type Business, businessFrom, businessSettings } from '../features/settings/business.ts';
import { moneySettings } from '../features/settings/money.ts';
import { mpesaSettings } from '../features/settings/mpesa.ts';
import { SettingRegistry } from '../features/settings/registry.ts';
import { SiteBook } from '../features/sites/site-book.ts';
import { Funnel } from '../features/splash/insight/funnel.ts';
import { LookBook } from '../features/splash/look/look-book.ts';
import { splashSettings } from '../features/splash/settings.ts';
import { WordingBook } from '../features/splash/wording/wording-book.ts';
import { Bearers } from '../features/tokens/bearer.ts';
import { createMint } from '../features/vouchers/mint.ts';
import { createTopUps } from '../features/vouchers/top-up.ts';
import type { Passwords } from '../ports/passwords.ts';
import type { RouterLogin, TopUpVoucher, VoucherMint } from '../ports/services.ts';
import type { Clock, Logger, Random } from '../ports/system.ts';
import type { TwoFactor } from '../ports/two-factor.ts';
import type { Vault } from '../ports/vault.ts';
import { placeOf } from './places.ts';
import type { Storage } from './storage.ts';

/** What comes from outside: time, chance and the log. */
export interface World {
  clock: Clock;
  random: Random;
  log: Logger;
}

/** What every feature is made from. */
export interface House extends World {
  config: Config;
  storage: Storage;
  database: Storage['database'];
  /** Whatever writes vouchers, slots or sessions does it through `database`, which the book watches. */
  book: VoucherBook;
  vault: Vault;
  passwords: Passwords;
  twoFactor: TwoFactor;
  mint: VoucherMint;
  /** Buys a plan onto a code, in the caller's transaction. */
  topUp: TopUpVoucher;
  guesses: GuessGuard;
  /** How fast sessions and routers were lately. */
  throughput: ThroughputBook;
  settings: SettingRegistry;
  business: Business;
  directory: RouterDirectory;
  sites: SiteBook;
  contacts: RouterContacts;
  scriptLinks: ScriptLinks;
  /** What each role may do. */
  permissions: PermissionBook;
  /** Keys for programs. */
  bearers: Bearers;
  looks: LookBook;
  wording: WordingBook;
  funnel: Funnel;
  /** Tells open screens of the admin what has changed. */
  live: LiveHub;
  routerLogin: RouterLogin;
  currency(): string;
  /** IANA name. */
  timeZone(): string;
  /** Of the business: its days and hours. */
  zone(): Zone;
  /** Where the customer is whose router has put these parameters into a link. */
  placeOf(router: Readonly<Record<string, string>>): Place;
  /** Reads again what is kept in memory. */
  reload(): Promise<void>;
}

export async function buildHouse(config: Config, world: World, storage: Storage): Promise<House> {
  const vault = createVault(masterKey(config.dataDir), world.random);
  const directory = new RouterDirectory(vault);
  const settings = new SettingRegistry(
    [
      ...businessSettings,
      ...moneySettings,
      ...mpesaSettings,
      ...messageSettings,
      ...guideSettings,
      ...backupSettings,
      ...routerConfigSettings,
      ...splashSettings,
    ],
    vault,
  );
  const business = businessFrom(settings);
  const sites = new SiteBook();
  const permissions = new PermissionBook();
  const looks = new LookBook();
  const wording = new WordingBook();
  const book = new VoucherBook(storage.database, vault);
  const live = new LiveHub(world.clock);
  const contacts = new RouterContacts({ ...world, database: book.database });
  const reload = async () => {
    book.clear();
    await directory.load(storage.database.read.routers);
    await sites.load(storage.database.read.sites);
    await permissions.load(storage.database.read.permissions);
    await contacts.load(storage.database.read.routers);
    await settings.load(storage.database.read.settings);
    await looks.load(storage.database.read.splash);
    await wording.load(storage.database.read.splash);
  };
  await reload();
  return {
    ...world,
    config,
    storage,
    database: announcing(book.database, live),
    live,
    book,
    vault,
    passwords: argon2Passwords(),
    twoFactor: authenticatorCodes(world.random),
    mint: createMint({ ...world, vault }),
    topUp: createTopUps(world),
    guesses: new GuessGuard(),
    throughput: new ThroughputBook(),
    settings,
    business,
    directory,
    sites,
    permissions,
    bearers: new Bearers({ ...world, database: book.database, permissions }),
    contacts,
    scriptLinks: new ScriptLinks(world),
    looks,
    wording,
    funnel: new Funnel(world.clock, () => business.current().timeZone),
    routerLogin: routerLogin(directory),
    placeOf: (router) => placeOf({ directory }, router),
    currency: () => business.current().currency,
    timeZone: () => business.current().timeZone,
    zone: () => zoneNamed(business.current().timeZone),
    reload,
  };
}
