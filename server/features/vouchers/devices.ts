import { heldMacs } from '../../core/slots.ts';
import { AppError } from '../../ports/errors.ts';
import type { Database, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

export interface DeviceDeps {
  database: Database;
  clock: Clock;
  /** Orders the end of the device's sessions on this voucher, and takes them for ended. */
  endDevice(voucherId: string, mac: string): Promise<void>;
}

/**
 * Gives the slot of a device free for another one: its session is ended, and counts as ended even
 * if the router is silent; should it speak again, its use still counts.
 * @throws AppError device_unknown
 */
export async function releaseDevice(
  deps: DeviceDeps,
  actor: string,
  voucher: VoucherRecord,
  mac: string,
): Promise<void> {
  const slots = await deps.database.read.vouchers.slots([voucher.id]);
  if (!slots.some((slot) => slot.mac === mac)) {
    throw new AppError(404, 'device_unknown', 'This device does not use the code.');
  }
  await deps.endDevice(voucher.id, mac);
  await deps.database.transaction(async (stores: Stores) => {
    const nowMs = deps.clock.now();
    await stores.vouchers.releaseSlots([{ voucherId: voucher.id, mac }], nowMs);
    await stores.audit.append(
      { actor, action: 'voucher.release_device', subject: voucher.id, detail: { mac } },
      nowMs,
    );
  });
}

/**
 * "Replace my old device": when the code's slots are taken, the device that logged in the longest
 * time ago makes room for `mac`. @returns the device that went, or null when there was room.
 */
export async function replaceOldestDevice(
  deps: DeviceDeps,
  voucher: VoucherRecord,
  mac: string | null,
): Promise<string | null> {
  const { vouchers, sessions } = deps.database.read;
  const slots = await vouchers.slots([voucher.id]);
  const open = await sessions.listOpenByVoucher(voucher.id);
  const openMacs = open.flatMap((session) => session.mac ?? []);
  const held = new Set(heldMacs(slots, openMacs, deps.clock.now()));
  if (mac !== null) held.delete(mac);
  if (held.size < voucher.devices) return null;
  const oldest = slots
    .filter((slot) => held.has(slot.mac))
    .sort((a, b) => a.acceptedAtMs - b.acceptedAtMs)[0];
  if (!oldest) return null;
  await releaseDevice(deps, 'customer', voucher, oldest.mac);
  return oldest.mac;
}
