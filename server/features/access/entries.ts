import type { SlotRecord, Stores, VoucherRecord } from '../../ports/stores.ts';

/** What a login is decided from. */
export interface BookEntry {
  readonly voucher: VoucherRecord;
  readonly slots: readonly SlotRecord[];
  /** Devices with an open session. */
  readonly openMacs: readonly string[];
}

/** What a login on each of these vouchers is decided from, in two queries for all of them. */
export async function readEntries(
  { vouchers, sessions }: Pick<Stores, 'vouchers' | 'sessions'>,
  known: readonly VoucherRecord[],
): Promise<Map<string, BookEntry>> {
  const ids = known.map(({ id }) => id);
  const slots = new Map<string, SlotRecord[]>(ids.map((id) => [id, []]));
  const openMacs = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const slot of await vouchers.slots(ids)) slots.get(slot.voucherId)?.push(slot);
  for (const { voucherId, mac } of await sessions.listOpenByVouchers(ids)) {
    if (mac !== null) openMacs.get(voucherId)?.push(mac);
  }
  return new Map(
    known.map((voucher) => [
      voucher.id,
      {
        voucher,
        slots: slots.get(voucher.id) ?? [],
        openMacs: openMacs.get(voucher.id) ?? [],
      },
    ]),
  );
}
