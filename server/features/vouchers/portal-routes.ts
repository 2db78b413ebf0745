import { z } from 'zod';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { type RedeemDeps, redeem } from './redeem.ts';

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

export function voucherPortalRoutes(deps: RedeemDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/vouchers/redeem',
      summary: 'Checks a voucher and makes the form that logs in to the router with it.',
      access: 'public',
      body: redeemBody,
      async handle({ body, clientAddress }) {
        if (body.code === '') throw new AppError(422, 'code_invalid', 'Type the code.');
        const result = await redeem(deps, body.code, body.parameters, clientAddress);
        return { body: { voucher: result.voucher, login: result.login } };
      },
    }),
  ];
}
