import { z } from 'zod';
import type { CaptivePortalStatus, VoucherBalance } from '../../contract/portal.ts';
import { remainingOf } from '../../core/entitlement.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database, VoucherRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { deviceSession } from './device-session.ts';

export interface SessionPortalDeps {
  database: Database;
  clock: Clock;
  present(voucher: VoucherRecord, nowMs: number): VoucherBalance;
}

export function sessionPortalRoutes(deps: SessionPortalDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/session',
      summary: 'What this device has left.',
      access: 'public',
      query: z.object({ mac: z.string().max(60).default('') }),
      async handle({ query }) {
        const stores = deps.database.read;
        const nowMs = deps.clock.now();
        return { body: await deviceSession({ stores, present: deps.present }, query.mac, nowMs) };
      },
    }),
  ];
}

/**
 * RFC 8908: whether the client at this address is captive, and what it has left if not.
 * @param portalUrl where the splash is.
 */
export async function captivePortalStatus(
  deps: { database: Database; clock: Clock },
  clientAddress: string,
  portalUrl: string,
): Promise<CaptivePortalStatus> {
  const session = await deps.database.read.sessions.findOpenByIp(clientAddress);
  const voucher = session ? await deps.database.read.vouchers.find(session.voucherId) : null;
  const status: CaptivePortalStatus = { captive: voucher === null, 'user-portal-url': portalUrl };
  if (!voucher) return status;
  status['can-extend-session'] = true;
  const { seconds, bytes } = remainingOf(voucher);
  const nowMs = deps.clock.now();
  const untilEnd = voucher.expiresAtMs === null ? null : (voucher.expiresAtMs - nowMs) / 1000;
  const left = [seconds, untilEnd].filter((value) => value !== null);
  if (left.length > 0) status['seconds-remaining'] = Math.max(0, Math.floor(Math.min(...left)));
  if (bytes !== null) status['bytes-remaining'] = bytes;
  return status;
}
