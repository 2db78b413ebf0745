import { Knocks } from '../../core/knocks.ts';
import type { ProbeOutcome, RouterContact } from '../../core/router-trust.ts';
import type { AccountingStatus } from '../../ports/access.ts';
import type { RouterStore } from '../../ports/router-store.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger } from '../../ports/system.ts';

/** Routers repeat a report that was not answered in time. */
const SAME_START_MS = 60_000;

export interface ContactDeps {
  database: Database;
  clock: Clock;
  log: Logger;
}

/**
 * What is heard of each router, counted in memory on the path of every packet and stored by `flush`
 * for all routers at once. A power cut costs the counts since the last flush, nothing that money
 * hangs on.
 */
export class RouterContacts {
  readonly knocks = new Knocks();
  readonly #deps: ContactDeps;
  readonly #contacts = new Map<string, RouterContact>();
  readonly #dirty = new Set<string>();

  constructor(deps: ContactDeps) {
    this.#deps = deps;
  }

  /** Reads what is stored; what was not stored yet is forgotten. */
  async load(store: RouterStore): Promise<void> {
    this.#contacts.clear();
    this.#dirty.clear();
    for (const contact of await store.listContacts()) this.#contacts.set(contact.routerId, contact);
  }

  of(routerId: string): RouterContact | null {
    return this.#contacts.get(routerId) ?? null;
  }

  accepted(routerId: string): void {
    const contact = this.#touch(routerId);
    contact.accepts += 1;
    contact.unstarted += 1;
    contact.lastAcceptAtMs = this.#deps.clock.now();
  }

  rejected(routerId: string): void {
    this.#touch(routerId).rejects += 1;
  }

  reported(routerId: string, status: AccountingStatus): void {
    const contact = this.#touch(routerId);
    const nowMs = this.#deps.clock.now();
    contact.reports += 1;
    contact.unstarted = 0;
    contact.lastReportAtMs = nowMs;
    if (status === 'start') contact.lastStartAtMs = nowMs;
    // A packet sent again after a minute or less tells of the same start.
    const isNew = nowMs - (contact.lastRestartAtMs ?? 0) > SAME_START_MS;
    if (status === 'on' && isNew) {
      contact.restarts += 1;
      contact.lastRestartAtMs = nowMs;
      this.#deps.log.warn({ router: routerId }, 'A router has restarted');
    }
  }

  /** A packet from its address was not signed with its secret. */
  forged(routerId: string): void {
    const contact = this.#touch(routerId);
    contact.forgeries += 1;
    contact.lastForgeryAtMs = this.#deps.clock.now();
  }

  probed(routerId: string, probe: ProbeOutcome, roundTripMs: number | null): void {
    const contact = this.#touch(routerId);
    contact.probe = probe;
    contact.probedAtMs = this.#deps.clock.now();
    contact.roundTripMs = roundTripMs;
  }

  /** A device came to the splash from this router. */
  visited(routerId: string): void {
    this.#touch(routerId).lastSplashAtMs = this.#deps.clock.now();
  }

  /** The router is gone. */
  forget(routerId: string): void {
    this.#contacts.delete(routerId);
    this.#dirty.delete(routerId);
  }

  /** A packet from an address that is no router's. */
  knocked(address: string): void {
    if (!this.knocks.note(address, this.#deps.clock.now())) return;
    this.#deps.log.warn({ address }, 'An unknown address asks: a router that was not added?');
  }

  /** Stores what has changed since the last time. */
  async flush(): Promise<void> {
    if (this.#dirty.size === 0) return;
    const changed = [...this.#dirty].flatMap((id) => this.#contacts.get(id) ?? []);
    this.#dirty.clear();
    try {
      await this.#deps.database.transaction(({ routers }) => routers.saveContacts(changed));
    } catch (error) {
      for (const { routerId } of changed) this.#dirty.add(routerId);
      throw error;
    }
  }

  #touch(routerId: string): RouterContact {
    this.#dirty.add(routerId);
    const known = this.#contacts.get(routerId);
    if (known) return known;
    const contact: RouterContact = {
      ...{ routerId, accepts: 0, rejects: 0, reports: 0, forgeries: 0, unstarted: 0 },
      ...{ lastAcceptAtMs: null, lastStartAtMs: null, lastReportAtMs: null },
      ...{
        lastForgeryAtMs: null,
        lastSplashAtMs: null,
        restarts: 0,
        lastRestartAtMs: null,
        probe: null,
        probedAtMs: null,
        roundTripMs: null,
      },
    };
    this.#contacts.set(routerId, contact);
    return contact;
  }
}
