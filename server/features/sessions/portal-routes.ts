import { z } from 'zod';
import type { CaptivePortalStatus, VoucherBalance } from '../../contract/portal.ts';
import { useAt } from '../../core/entitlement.ts';
import type { Zone } from '../../core/zone.ts';
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
      async handle({ query, device }) {
        const stores = deps.database.read;
        const nowMs = deps.clock.now();
        const mac = device.mac ?? query.mac;
        return { body: await deviceSession({ stores, present: deps.present }, mac, nowMs) };
      },
    }),
  ];
}

/**
 * RFC 8908: whether the client at this address is captive, and what it has left if not.
 * @param portalUrl where the splash is.
 */
export async function captivePortalStatus(
  deps: { database: Database; clock: Clock; zone(): Zone },
  clientAddress: string,
  portalUrl: string,
): Promise<CaptivePortalStatus> {
  const session = await deps.database.read.sessions.findOpenByIp(clientAddress);
  const voucher = session ? await deps.database.read.vouchers.find(session.voucherId) : null;
  const status: CaptivePortalStatus = { captive: voucher === null, 'user-portal-url': portalUrl };
  if (!voucher) return status;
  status['can-extend-session'] = true;
  const use = useAt(voucher, deps.zone(), deps.clock.now());
  // The soonest of all ends, as the router was told it.
  const seconds = use.ok ? use.grant.sessionSeconds : 0;
  const bytes = use.ok ? use.grant.remainingBytes : 0;
  if (seconds !== null) status['seconds-remaining'] = seconds;
  if (bytes !== null) status['bytes-remaining'] = bytes;
  return status;
}
