/** Buying: the number, the prompt, the purchase's page, another try, "I have paid". */
import type { Context } from 'koa';
import type { PlanView } from '../../contract/portal.ts';
import { answer, openContext, redirect, statusOfRefusal } from './answer.ts';
import { claimPage, maxReceiptCharacters } from './claim-page.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { type PageContext, refusalMessage, refusalNotice } from './frame.ts';
import { messagePage } from './help-page.ts';
import { serviceLanguage } from './language.ts';
import { phonePage } from './phone-page.ts';
import { plansPage } from './plans-page.ts';
import { purchasePage, purchasePath } from './purchase-page.ts';
import { deviceOf, field, readRequest, type SplashRequest } from './request.ts';
import type { SplashRefusal } from './services.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const maxPhoneCharacters = 24;

type PurchaseHandlers = Record<
  'phone' | 'start' | 'view' | 'retry' | 'claimForm' | 'claim',
  Handler
>;

export function purchaseHandlers(dependencies: SplashDependencies): PurchaseHandlers {
  const { services, render, random } = dependencies;

  async function findPlan(ctx: Context): Promise<PlanView | undefined> {
    const plans = await services.listPlans();
    return plans.find((plan) => plan.id === ctx.params.planId);
  }

  async function planGone(ctx: Context, context: PageContext): Promise<void> {
    const refusal: SplashRefusal = { code: 'plan_unknown', message: '' };
    context.notice = refusalNotice(context, refusal);
    answer(ctx, plansPage(context, await services.listPlans()), render, statusOfRefusal(refusal));
  }

  async function showPurchase(
    ctx: Context,
    request: SplashRequest,
    context: PageContext,
    status: number,
  ): Promise<void> {
    const id = String(ctx.params.id);
    const { router, language } = request;
    const purchase = uuid.test(id)
      ? await services.viewPurchase(id, router, serviceLanguage(language))
      : null;
    if (purchase === null) {
      const missing = messagePage(context, purchasePath(id), context.text.missing.purchase);
      return answer(ctx, missing, render, 404);
    }
    answer(ctx, purchasePage(context, purchase), render, status);
  }

  return {
    async phone(ctx) {
      const context = await openContext(dependencies, readRequest(ctx));
      const plan = await findPlan(ctx);
      if (plan === undefined) return planGone(ctx, context);
      const fresh = { purchaseId: random.uuid(), phone: '', error: null };
      answer(ctx, phonePage(context, plan, fresh), render);
    },

    async start(ctx) {
      const request = readRequest(ctx);
      const context = await openContext(dependencies, request);
      const plan = await findPlan(ctx);
      if (plan === undefined) return planGone(ctx, context);
      const asked = field(request, 'purchase', 36);
      const purchaseId = uuid.test(asked) ? asked.toLowerCase() : random.uuid();
      const phone = field(request, 'phone', maxPhoneCharacters);
      const started = await services.startPurchase({
        id: purchaseId,
        planId: plan.id,
        phone,
        ...deviceOf(request.router),
        router: request.router,
        language: serviceLanguage(request.language),
        clientAddress: request.clientAddress,
      });
      if (started.ok) return redirect(ctx, purchasePath(started.purchase.id), request);
      const error = refusalMessage(context.text, started.error);
      const page = phonePage(context, plan, { purchaseId, phone, error });
      answer(ctx, page, render, statusOfRefusal(started.error));
    },

    async view(ctx) {
      const request = readRequest(ctx);
      await showPurchase(ctx, request, await openContext(dependencies, request), 200);
    },

    async retry(ctx) {
      const request = readRequest(ctx);
      const context = await openContext(dependencies, request);
      const id = String(ctx.params.id);
      if (!uuid.test(id)) return showPurchase(ctx, request, context, 404);
      const { router, language, clientAddress } = request;
      const retried = await services.retryPurchase(
        id,
        router,
        serviceLanguage(language),
        clientAddress,
      );
      if (retried.ok) return redirect(ctx, purchasePath(retried.purchase.id), request);
      context.notice = refusalNotice(context, retried.error);
      await showPurchase(ctx, request, context, statusOfRefusal(retried.error));
    },

    async claimForm(ctx) {
      const context = await openContext(dependencies, readRequest(ctx));
      answer(ctx, claimPage(context, { receipt: '', phone: '', errors: {} }), render);
    },

    async claim(ctx) {
      const request = readRequest(ctx);
      const context = await openContext(dependencies, request);
      const receipt = field(request, 'receipt', maxReceiptCharacters);
      const phone = field(request, 'phone', maxPhoneCharacters);
      const claimed = await services.claim(receipt, phone, request.clientAddress);
      if (claimed.ok) return redirect(ctx, purchasePath(claimed.purchase.id), request);
      const name = claimed.error.code === 'phone_invalid' ? 'phone' : 'receipt';
      const errors = { [name]: refusalMessage(context.text, claimed.error) };
      const page = claimPage(context, { receipt, phone, errors });
      answer(ctx, page, render, statusOfRefusal(claimed.error));
    },
  };
}
