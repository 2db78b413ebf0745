import { z } from 'zod';
import { AppError } from '../../ports/errors.ts';
import { MANAGERS, type Role, SELLERS } from '../../ports/roles.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { TopUpVoucher } from '../../ports/services.ts';
import type { Database, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { type DeviceDeps, releaseDevice } from './devices.ts';
import { findVoucher } from './find-voucher.ts';
import { extendVoucher, moveVoucher, overrideSpeed, sellTopUp } from './owner-actions.ts';
import { codeFields, deviceBody, extendBody, planBody, speedBody } from './schema.ts';

export interface OwnerRouteDeps extends DeviceDeps {
  database: Database;
  clock: Clock;
  vault: Vault;
  topUp: TopUpVoucher;
}

type Work = (stores: Stores, voucher: VoucherRecord) => Promise<VoucherRecord>;

/**
 * What the owner does for one customer: found by the code, or by a session that is on the screen.
 * @param detail what is answered of the voucher.
 */
export function ownerRoutes(
  deps: OwnerRouteDeps,
  detail: (voucher: VoucherRecord) => Promise<object>,
): AdminRoute[] {
  const inTransaction = async (
    find: (stores: Stores) => Promise<VoucherRecord>,
    work: Work,
  ): Promise<{ body: object }> => {
    const voucher = await deps.database.transaction(async (stores) =>
      work(stores, await find(stores)),
    );
    return { body: await detail(voucher) };
  };
  const both = <I extends object>(
    verb: string,
    summary: string,
    access: readonly Role[],
    body: z.ZodType<I>,
    act: (actor: string, input: I) => Work,
  ): AdminRoute[] => [
    adminRoute({
      method: 'POST',
      path: `/vouchers/${verb}`,
      summary,
      access,
      body: z.intersection(body, codeFields),
      handle: ({ actor, body: { code, ...input } }) =>
        inTransaction(
          (stores) => findVoucher(deps.vault, stores, code),
          act(actor.name, input as unknown as I),
        ),
    }),
    adminRoute({
      method: 'POST',
      path: `/sessions/:id/${verb}`,
      summary: `${summary.slice(0, -1)}, by one of its sessions.`,
      access,
      body,
      handle: ({ actor, params, body: input }) =>
        inTransaction((stores) => ofSession(stores, params.id ?? ''), act(actor.name, input)),
    }),
  ];
  return [
    ...both(
      'speed',
      'Gives a voucher another speed, for a while or until it is taken away.',
      MANAGERS,
      speedBody,
      (actor, { downBps, upBps, seconds, clear }) =>
        (stores, voucher) => {
          const untilMs = seconds === null ? null : deps.clock.now() + seconds * 1000;
          const override = clear ? null : { downBps, upBps, untilMs };
          return overrideSpeed(deps, stores, actor, voucher, override);
        },
    ),
    ...both(
      'extend',
      'Gives a voucher more time, data or validity.',
      MANAGERS,
      extendBody,
      (actor, more) => (stores, voucher) => extendVoucher(deps, stores, actor, voucher, more),
    ),
    ...both(
      'move',
      'Puts a voucher on another plan; what was used stays used.',
      MANAGERS,
      planBody,
      (actor, { plan }) =>
        (stores, voucher) =>
          moveVoucher(deps, stores, actor, voucher, plan),
    ),
    ...both(
      'top-up',
      'Sells a plan onto a voucher at the counter.',
      SELLERS,
      planBody,
      (actor, { plan }) =>
        (stores, voucher) =>
          sellTopUp(deps, stores, actor, voucher, plan),
    ),
    adminRoute({
      method: 'POST',
      path: '/vouchers/release-device',
      summary: 'Ends the sessions of a device on a voucher and gives its slot free.',
      access: SELLERS,
      body: deviceBody,
      async handle({ actor, body }) {
        const voucher = await findVoucher(deps.vault, deps.database.read, body.code);
        await releaseDevice(deps, actor.name, voucher, body.mac);
        return { body: await detail(voucher) };
      },
    }),
  ];
}

async function ofSession(stores: Stores, sessionId: string): Promise<VoucherRecord> {
  const session = await stores.sessions.find(sessionId);
  const voucher = session && (await stores.vouchers.find(session.voucherId));
  if (!voucher) throw new AppError(404, 'session_unknown', 'There is no such session.');
  return voucher;
}
