/** What needs no decision: the plans, a place for a code, what is left, help. */
import type { Context } from 'koa';
import type { PlanView } from '../../contract/portal.ts';
import type { Place } from '../../core/site.ts';
import { answer, answerPrepared, openContext, redirect, wantsHtml } from './answer.ts';
import { rememberBriefly } from './brief-memory.ts';
import { countStep } from './count-step.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { pageContext } from './frame.ts';
import { helpPage, termsPage } from './help-page.ts';
import { leftPage } from './left-page.ts';
import { answerFailedLogin } from './login-handlers.ts';
import { plansPage } from './plans-page.ts';
import { preparedPlans } from './prepared-plans.ts';
import { readRequest } from './request.ts';
import { voucherPage } from './voucher-page.ts';

/** A changed plan is seen within a second; buying always reads the plan itself. */
const plansRememberedMs = 500;

type VisitHandlers = Record<
  'plans' | 'voucher' | 'scannedVoucher' | 'left' | 'help' | 'terms',
  Handler
>;

export function visitHandlers(dependencies: SplashDependencies): VisitHandlers {
  const { services, render, clock } = dependencies;
  const lists = new Map<Place, () => Promise<PlanView[]>>();
  /** As many lists as there are sites. */
  const listPlans = (place: Place) => {
    const known = lists.get(place);
    if (known) return known();
    const list = rememberBriefly(clock, plansRememberedMs, () => services.listPlans(place));
    lists.set(place, list);
    return list();
  };

  const prepared = preparedPlans(render);

  async function voucher(ctx: Context, code: string): Promise<void> {
    const context = await openContext(dependencies, readRequest(ctx));
    answer(ctx, voucherPage(context, { code, error: null }), render);
  }

  return {
    async plans(ctx) {
      const request = readRequest(ctx);
      const place = services.placeOf(request.router);
      const said = request.router.error?.trim();
      if (said) {
        return answerFailedLogin(dependencies, ctx, said, async (context) =>
          plansPage(context, await listPlans(place)),
        );
      }
      if (await services.comeBack(request.router, request.clientAddress)) {
        return redirect(ctx, '/left', request);
      }
      const business = services.business(request.router);
      const plans = await listPlans(place);
      countStep(dependencies, ctx, request, 'seen');
      services.noteArrival(request.router);
      if (business.look.banner) countStep(dependencies, ctx, request, 'banner');
      const { language, router } = request;
      const text = services.words(language);
      const page = { language, business, nowMs: clock.now() };
      if (!wantsHtml(ctx)) {
        return answer(ctx, plansPage(pageContext({ ...page, router }, text), plans), render);
      }
      answerPrepared(ctx, prepared({ ...page, text }, plans, place), router);
    },

    voucher: (ctx) => voucher(ctx, ''),
    scannedVoucher: (ctx) => voucher(ctx, String(ctx.params.code)),

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
