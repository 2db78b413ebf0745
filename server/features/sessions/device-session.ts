import type { DeviceSessionView, VoucherBalance } from '../../contract/portal.ts';
import { statusAt } from '../../core/entitlement.ts';
import { parseMac } from '../../core/mac.ts';
import { maskVoucherCode } from '../../core/voucher-code.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';

/**
 * What the device behind a MAC has left: the voucher of its live session, else the last one it
 * used that is still good.
 */
export async function deviceSession(
  deps: { stores: Stores; present(voucher: VoucherRecord, nowMs: number): VoucherBalance },
  macText: string,
  nowMs: number,
): Promise<DeviceSessionView> {
  const mac = parseMac(macText);
  if (!mac) return { online: false, mac: null, voucher: null };
  const session = await deps.stores.sessions.findOpenByMac(mac);
  const voucher = session
    ? await deps.stores.vouchers.find(session.voucherId)
    : ((await deps.stores.vouchers.listByMac(mac)).find(
        (candidate) => statusAt(candidate, nowMs) === 'active',
      ) ?? null);
  if (!voucher) return { online: false, mac, voucher: null };
  return {
    online: session !== null,
    mac,
    voucher: {
      ...deps.present(voucher, nowMs),
      codeMasked: maskVoucherCode(voucher.codeLast),
    },
  };
}
