import type { Database, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Vault } from '../../ports/vault.ts';
import { type BookEntry, readEntries } from './entries.ts';
import { inGroups } from './groups.ts';

/** About 1.5 KB each: the evening of a large town, in 30 MB. */
const MOST_ENTRIES = 20_000;

/** A voucher to read: by its code, or what was read of it already. */
type Wanted = { code: string } | { voucher: VoucherRecord };

/** A read under way, and what was written meanwhile: that must not be kept. */
interface Load {
  touched: Set<string>;
  allTouched: boolean;
}

/**
 * The vouchers seen lately, in memory, so that a warm login asks no database. Every transaction of
 * the house runs through `database`, which notes the vouchers it writes; they are forgotten when it
 * has ended (either way), before its caller goes on. So nobody reads here what a transaction has
 * changed. Right only while this process is the single writer.
 */
export class VoucherBook {
  /** The same database, its writes noted. */
  readonly database: Database;
  readonly #vault: Vault;
  readonly #entries = new Map<string, BookEntry>();
  readonly #idByCode = new Map<string, string>();
  readonly #loads = new Set<Load>();
  readonly #read = inGroups((wanted: readonly Wanted[]) => this.#readAll(wanted));
  #listener: (voucherIds: ReadonlySet<string>) => void = () => undefined;

  constructor(database: Database, vault: Vault) {
    this.#vault = vault;
    this.database = {
      read: database.read,
      transaction: async (work, urgency) => {
        const touched = new Set<string>();
        try {
          return await database.transaction((stores) => work(noting(stores, touched)), urgency);
        } finally {
          this.#forget(touched);
        }
      },
    };
  }

  /** The voucher of a code in its plain form; at once when it is known already. */
  byCode(code: string): BookEntry | Promise<BookEntry | null> {
    const id = this.#idByCode.get(code);
    const known = id === undefined ? undefined : this.#entries.get(id);
    return known ?? this.#read({ code });
  }

  /** What is known of a voucher that was read already. */
  async of(voucher: VoucherRecord): Promise<BookEntry> {
    const entry = this.#entries.get(voucher.id) ?? (await this.#read({ voucher }));
    return entry ?? { voucher, slots: [], openMacs: [] };
  }

  /** Forgets everything: the database behind was replaced. */
  clear(): void {
    this.#entries.clear();
    this.#idByCode.clear();
    for (const load of this.#loads) load.allTouched = true;
  }

  /** Three queries, however many devices ask at the same moment. */
  async #readAll(wanted: readonly Wanted[]): Promise<(BookEntry | null)[]> {
    const load: Load = { touched: new Set(), allTouched: false };
    this.#loads.add(load);
    try {
      const { read } = this.database;
      const hashes = wanted.map((one) => ('code' in one ? this.#vault.codeHash(one.code) : null));
      const found = await read.vouchers.findManyByHash(hashes.flatMap((hash) => hash ?? []));
      const byHash = new Map(found.map((one) => [one.codeHash.toString('latin1'), one]));
      const vouchers = wanted.map((one, n) =>
        'voucher' in one ? one.voucher : byHash.get(hashes[n]?.toString('latin1') ?? ''),
      );
      const entries = await readEntries(
        read,
        vouchers.flatMap((voucher) => voucher ?? []),
      );
      return wanted.map((one, n) => {
        const entry = entries.get(vouchers[n]?.id ?? '') ?? null;
        if (entry && !load.allTouched && !load.touched.has(entry.voucher.id)) {
          this.#keep(entry, 'code' in one ? one.code : null);
        }
        return entry;
      });
    } finally {
      this.#loads.delete(load);
    }
  }

  #keep(entry: BookEntry, code: string | null): void {
    // A code stays with its voucher for ever, so that index needs no forgetting but for its size.
    if (code !== null) this.#idByCode.set(code, entry.voucher.id);
    this.#entries.set(entry.voucher.id, entry);
    for (const map of [this.#entries, this.#idByCode]) {
      const oldest = map.keys().next();
      if (map.size > MOST_ENTRIES && !oldest.done) map.delete(oldest.value);
    }
  }

  /** Tells which vouchers a transaction has written. */
  onWritten(listener: (voucherIds: ReadonlySet<string>) => void): void {
    this.#listener = listener;
  }

  #forget(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      this.#entries.delete(id);
      for (const load of this.#loads) load.touched.add(id);
    }
    if (ids.size > 0) this.#listener(ids);
  }
}

/** The stores of a transaction, with every write that a login depends on noted. */
function noting(stores: Stores, touched: Set<string>): Stores {
  const { vouchers, sessions } = stores;
  const note = (ids: readonly string[]) => {
    for (const id of ids) touched.add(id);
  };
  return {
    ...stores,
    vouchers: {
      ...vouchers,
      activate(activations) {
        note(activations.map(({ id }) => id));
        return vouchers.activate(activations);
      },
      revoke(id, atMs) {
        note([id]);
        return vouchers.revoke(id, atMs);
      },
      update(voucher) {
        note([voucher.id]);
        return vouchers.update(voucher);
      },
      addUsage(growths) {
        note(growths.map(({ id }) => id));
        return vouchers.addUsage(growths);
      },
      holdSlots(slots) {
        note(slots.map(({ voucherId }) => voucherId));
        return vouchers.holdSlots(slots);
      },
      releaseSlots(slots, atMs) {
        note(slots.map(({ voucherId }) => voucherId));
        return vouchers.releaseSlots(slots, atMs);
      },
    },
    sessions: {
      ...sessions,
      upsert(records) {
        note(records.map(({ voucherId }) => voucherId));
        return sessions.upsert(records);
      },
    },
  };
}
