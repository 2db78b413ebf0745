import { z } from 'zod';
import type { Permission } from '../../core/permissions.ts';
import { AppError } from '../../ports/errors.ts';
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

type Detail = (voucher: VoucherRecord) => Promise<object>;
type Work = (stores: Stores, voucher: VoucherRecord) => Promise<VoucherRecord>;

interface Verb<I> {
  name: string;
  summary: string;
  access: Permission;
  body: z.ZodType<I>;
  act(actor: string, input: I): Work;
}

/**
 * What the owner does for one customer: found by the code, or by a session that is on the screen.
 * @param detail what is answered of the voucher.
 */
export function ownerRoutes(deps: OwnerRouteDeps, detail: Detail): AdminRoute[] {
  return [
    ...bothWays(deps, detail, speedVerb(deps)),
    ...bothWays(deps, detail, extendVerb(deps)),
    ...bothWays(deps, detail, {
      name: 'move',
      summary: 'Puts a voucher on another plan; what was used stays used.',
      access: 'sessions.manage',
      body: planBody,
      act: (actor, { plan }) => {
        return (stores, voucher) => moveVoucher(deps, stores, actor, voucher, plan);
      },
    }),
    ...bothWays(deps, detail, {
      name: 'top-up',
      summary: 'Sells a plan onto a voucher at the counter.',
      access: 'vouchers.help',
      body: planBody,
      act: (actor, { plan }) => {
        return (stores, voucher) => sellTopUp(deps, stores, actor, voucher, plan);
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/vouchers/release-device',
      summary: 'Ends the sessions of a device on a voucher and gives its slot free.',
      access: 'vouchers.help',
      body: deviceBody,
      async handle({ actor, body }) {
        const voucher = await findVoucher(deps.vault, deps.database.read, body.code);
        await releaseDevice(deps, actor.name, voucher, body.mac);
        return { body: await detail(voucher) };
      },
    }),
  ];
}

function speedVerb(deps: OwnerRouteDeps): Verb<z.infer<typeof speedBody>> {
  return {
    name: 'speed',
    summary: 'Gives a voucher another speed, for a while or until it is taken away.',
    access: 'sessions.manage',
    body: speedBody,
    act: (actor, { downBps, upBps, seconds, clear }) => {
      const untilMs = seconds === null ? null : deps.clock.now() + seconds * 1000;
      const override = clear ? null : { downBps, upBps, untilMs };
      return (stores, voucher) => overrideSpeed(deps, stores, actor, voucher, override);
    },
  };
}

function extendVerb(deps: OwnerRouteDeps): Verb<z.infer<typeof extendBody>> {
  return {
    name: 'extend',
    summary: 'Gives a voucher more time, data or validity.',
    access: 'sessions.manage',
    body: extendBody,
    act: (actor, more) => (stores, voucher) => extendVoucher(deps, stores, actor, voucher, more),
  };
}

function bothWays<I extends object>(
  deps: OwnerRouteDeps,
  detail: Detail,
  { name, summary, access, body, act }: Verb<I>,
): AdminRoute[] {
  const answer = async (find: (stores: Stores) => Promise<VoucherRecord>, work: Work) => {
    const voucher = await deps.database.transaction(async (stores) =>
      work(stores, await find(stores)),
    );
    return { body: await detail(voucher) };
  };
  return [
    adminRoute({
      method: 'POST',
      path: `/vouchers/${name}`,
      summary,
      access,
      body: z.intersection(body, codeFields),
      handle: ({ actor, body: { code, ...input } }) =>
        answer(
          (stores) => findVoucher(deps.vault, stores, code),
          act(actor.name, input as unknown as I),
        ),
    }),
    adminRoute({
      method: 'POST',
      path: `/sessions/:id/${name}`,
      summary: `${summary.slice(0, -1)}, by one of its sessions.`,
      access,
      body,
      handle: ({ actor, params, body: input }) =>
        answer((stores) => ofSession(stores, params.id ?? ''), act(actor.name, input)),
    }),
  ];
}

async function ofSession(stores: Stores, sessionId: string): Promise<VoucherRecord> {
  const session = await stores.sessions.find(sessionId);
  const voucher = session && (await stores.vouchers.find(session.voucherId));
  if (!voucher) throw new AppError(404, 'session_unknown', 'There is no such session.');
  return voucher;
}
