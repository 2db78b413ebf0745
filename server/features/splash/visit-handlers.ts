/** Everything but buying: the plans, a voucher, what is left, help. */
import type { Context } from 'koa';
import { answer, answerPrepared, openContext, statusOfRefusal, wantsHtml } from './answer.ts';
import { rememberBriefly } from './brief-memory.ts';
import { recordConsent } from './consent.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { refusalMessage } from './frame.ts';
import { helpPage, termsPage } from './help-page.ts';
import { serviceLanguage } from './language.ts';
import { leftPage } from './left-page.ts';
import { plansPage } from './plans-page.ts';
import { preparedPlans } from './prepared-plans.ts';
import { field, readRequest } from './request.ts';
import { connectPage, voucherPage } from './voucher-page.ts';

/** Generous: the code is forgiving about dashes and blanks; judging it is the service's work. */
const maxCodeCharacters = 40;
/** A changed plan is seen within a second; buying always reads the plan itself. */
const plansRememberedMs = 500;

type VisitHandlers = Record<
  'plans' | 'voucher' | 'scannedVoucher' | 'redeem' | 'left' | 'help' | 'terms',
  Handler
>;

export function visitHandlers(dependencies: SplashDependencies): VisitHandlers {
  const { services, render, clock } = dependencies;
  const listPlans = rememberBriefly(clock, plansRememberedMs, () => services.listPlans());

  const prepared = preparedPlans(render);

  async function voucher(ctx: Context, code: string): Promise<void> {
    const context = await openContext(dependencies, readRequest(ctx));
    answer(ctx, voucherPage(context, { code, error: null }), render);
  }

  return {
    async plans(ctx) {
      const request = readRequest(ctx);
      const context = await openContext(dependencies, request);
      const plans = await listPlans();
      // A login that failed is explained on a page of its own.
      const plain =
        request.router.error === undefined && request.router['error-orig'] === undefined;
      if (!plain || !wantsHtml(ctx)) return answer(ctx, plansPage(context, plans), render);
      answerPrepared(ctx, prepared(context, plans), request.router);
    },

    voucher: (ctx) => voucher(ctx, ''),
    scannedVoucher: (ctx) => voucher(ctx, String(ctx.params.code)),

    async redeem(ctx) {
      const request = readRequest(ctx);
      const code = field(request, 'code', maxCodeCharacters);
      const context = await openContext(dependencies, request);
      const { router, language, clientAddress } = request;
      const redeemed =
        code === ''
          ? ({ ok: false, error: { code: 'code_invalid', message: '' } } as const)
          : await services.redeem(code, router, serviceLanguage(language), clientAddress);
      if (redeemed.ok) {
        await recordConsent(services, request, `voucher:${redeemed.result.voucherId}`);
        return answer(ctx, connectPage(context, redeemed.result), render);
      }
      const error = refusalMessage(context.text, redeemed.error);
      answer(ctx, voucherPage(context, { code, error }), render, statusOfRefusal(redeemed.error));
    },

    async left(ctx) {
      const request = readRequest(ctx);
      const context = await openContext(dependencies, request);
      const session = await services.deviceSession(request.router, request.clientAddress);
      answer(ctx, leftPage(context, session), render);
    },

    async terms(ctx) {
      const context = await openContext(dependencies, readRequest(ctx));
      answer(ctx, termsPage(context), render);
    },

    async help(ctx) {
      const context = await openContext(dependencies, readRequest(ctx));
      answer(ctx, helpPage(context), render);
    },
  };
}
