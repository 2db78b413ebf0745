import { type Block, blockContains, parseBlock, parseIpv4 } from '../../core/address.ts';
import type { RouterRecord, RouterStore } from '../../ports/router-store.ts';
import type { LoginRouter } from '../../ports/services.ts';
import type { Vault } from '../../ports/vault.ts';

/** A router with its secrets opened, as the RADIUS listener needs it on every packet. */
export interface KnownRouter extends LoginRouter {
  name: string;
  address: string;
  block: Block;
  secret: Buffer;
  macPassword: string;
  messageAuthenticator: 'auto' | 'yes' | 'no';
  messageAuthenticatorSeen: boolean;
  uploadIsInput: boolean;
  coaPort: number;
  loginHosts: string[];
  siteId: string | null;
}

export const SECRET_PURPOSE = 'router secret';
export const MAC_PASSWORD_PURPOSE = 'router mac password';
export const LOGIN_SECRET_PURPOSE = 'router login secret';

/**
 * All routers in memory, found by source address: the most specific block wins. Reloaded on
 * every change, so a packet never waits for the database.
 */
export class RouterDirectory {
  #routers: KnownRouter[] = [];
  #byId: ReadonlyMap<string, KnownRouter> = new Map();
  readonly #byAddress = new Map<string, KnownRouter | undefined>();
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  async load(store: RouterStore): Promise<void> {
    const records = await store.list();
    this.#routers = records
      .flatMap((record) => this.#open(record))
      .sort((a, b) => b.block.prefix - a.block.prefix);
    this.#byId = new Map(this.#routers.map((router) => [router.id, router]));
    this.#byAddress.clear();
  }

  all(): readonly KnownRouter[] {
    return this.#routers;
  }

  byId(id: string): KnownRouter | undefined {
    return this.#byId.get(id);
  }

  /** @param address dotted IPv4, or IPv4 mapped into IPv6 as dual-stack sockets report it. */
  byAddress(address: string): KnownRouter | undefined {
    const known = this.#byAddress.get(address);
    if (known) return known;
    const ipv4 = parseIpv4(address.replace(/^::ffff:/i, ''));
    if (ipv4 === null) return undefined;
    const found = this.#routers.find((router) => blockContains(router.block, ipv4));
    // Strangers are not remembered: their addresses could be made up without end.
    if (found) this.#byAddress.set(address, found);
    return found;
  }

  /**
   * The router a login form to this host belongs to: one with this address, or with this name
   * among its login hosts (`*.network-auth.com` stands for every name below that one).
   */
  byHost(host: string): KnownRouter | undefined {
    const name = host.toLowerCase();
    return (
      this.byAddress(host) ??
      this.#routers.find(({ loginHosts }) => loginHosts.some((entry) => covers(entry, name)))
    );
  }

  ofKind(kind: string): readonly KnownRouter[] {
    return this.#routers.filter((router) => router.kind === kind);
  }

  #open(record: RouterRecord): KnownRouter[] {
    const block = parseBlock(record.address);
    if (!block) return [];
    const { id, name, address, kind, messageAuthenticator, messageAuthenticatorSeen } = record;
    const { uploadIsInput, coaPort, loginHosts, loginSecretCipher, siteId } = record;
    const { controllerUrl, controllerSite, controllerFingerprint } = record;
    return [
      {
        ...{ id, name, address, block, kind, messageAuthenticator, messageAuthenticatorSeen },
        ...{ uploadIsInput, coaPort, loginHosts, siteId },
        ...{ controllerUrl, controllerSite, controllerFingerprint },
        loginSecret: loginSecretCipher && this.#vault.open(loginSecretCipher, LOGIN_SECRET_PURPOSE),
        secret: Buffer.from(this.#vault.open(record.secretCipher, SECRET_PURPOSE)),
        macPassword: this.#vault.open(record.macPasswordCipher, MAC_PASSWORD_PURPOSE),
      },
    ];
  }
}

function covers(entry: string, host: string): boolean {
  return entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry;
}
