import { z } from 'zod';
import { parseMac } from '../../core/mac.ts';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute, type RouteRequest } from '../../ports/route.ts';
import type { VoucherRecord } from '../../ports/stores.ts';
import { type DeviceDeps, replaceOldestDevice } from './devices.ts';
import { guessedVoucher } from './find-voucher.ts';
import { pauseVoucher, resumeVoucher } from './pause.ts';
import { presentBalance } from './present.ts';
import { type RedeemDeps, redeem } from './redeem.ts';

export interface VoucherPortalDeps extends RedeemDeps, DeviceDeps {
  /** Cuts the live sessions of a voucher. */
  disconnectVoucher(voucherId: string): Promise<void>;
}

/** The code, and the router's parameters flat beside it. */
const redeemBody = z.record(z.string().max(60), z.unknown()).transform((body, context) => {
  const strings = Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' && value.length <= 2_000 ? [[name, value] as const] : [],
  );
  const { code, ...parameters } = Object.fromEntries(strings);
  if (code === undefined) {
    context.addIssue({ code: 'custom', path: ['code'], message: 'The code is missing.' });
  }
  return { code: code ?? '', parameters };
});

const ownBody = z.object({
  code: z.string().max(60),
  /** Of the device that asks, as its router told it. */
  mac: z.string().max(60).optional(),
});
type OwnRequest = RouteRequest<z.infer<typeof ownBody>, undefined>;

export function voucherPortalRoutes(deps: VoucherPortalDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/vouchers/redeem',
      summary: 'Checks a voucher and makes the form that logs in to the router with it.',
      access: 'public',
      body: redeemBody,
      async handle({ body, clientAddress, device }) {
        if (body.code === '') throw new AppError(422, 'code_invalid', 'Type the code.');
        const parameters = { ...body.parameters, ...device };
        const result = await redeem(deps, body.code, parameters, clientAddress);
        return { body: { voucher: result.voucher, login: result.login } };
      },
    }),
    ...ownerRoutes(deps),
  ];
}

/** What only who has the code may do with it. */
function ownerRoutes(deps: VoucherPortalDeps): AdminRoute[] {
  const macOf = ({ body, device }: OwnRequest) => parseMac(device.mac ?? body.mac ?? '');
  const own = (request: OwnRequest) =>
    guessedVoucher(deps, request.body.code, macOf(request), request.clientAddress);
  const balance = (voucher: VoucherRecord) => ({
    voucher: presentBalance(voucher, deps.zone(), deps.clock.now()),
  });
  const route = (
    path: string,
    summary: string,
    act: (voucher: VoucherRecord, mac: string | null) => Promise<object>,
  ) =>
    adminRoute({
      method: 'POST',
      path,
      summary,
      access: 'public',
      body: ownBody,
      async handle(request) {
        return { body: await act(await own(request), macOf(request)) };
      },
    });
  return [
    route('/vouchers/pause', 'Puts a voucher aside, if its plan allows it.', async ({ id }) => {
      const paused = await deps.database.transaction((stores) =>
        pauseVoucher(deps, stores, 'customer', id),
      );
      await deps.disconnectVoucher(id);
      return balance(paused);
    }),
    route('/vouchers/resume', 'Takes a paused voucher up again.', async ({ id }) =>
      balance(
        await deps.database.transaction((stores) => resumeVoucher(deps, stores, 'customer', id)),
      ),
    ),
    route(
      '/vouchers/replace-device',
      'Makes room for this device in place of the one that logged in longest ago.',
      async (voucher, mac) => ({ replaced: await replaceOldestDevice(deps, voucher, mac) }),
    ),
  ];
}
