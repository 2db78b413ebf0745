/** From a plan to a prompt: the phone number, and the purchase it starts. */
import type { Context } from 'koa';
import type { PlanView } from '../../contract/portal.ts';
import { answer, openContext, redirect, statusOfRefusal } from './answer.ts';
import { recordConsent } from './consent.ts';
import { countStep } from './count-step.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { refusalMessage, refusalNotice } from './frame.ts';
import { serviceLanguage } from './language.ts';
import { phonePage } from './phone-page.ts';
import { plansPage } from './plans-page.ts';
import { purchasePath } from './purchase-page.ts';
import { deviceOf, field, maxPhoneCharacters, readRequest, uuidPattern } from './request.ts';
import type { SplashRefusal } from './services.ts';
import { whoseOf, whosePath } from './whose.ts';

/** A night plan chosen just before morning can still be paid for. */
const graceMinutes = 15;

export function buyHandlers(dependencies: SplashDependencies): Record<'phone' | 'start', Handler> {
  const { services, render, random } = dependencies;

  /** The plan of the URL; when it is gone, answers with those that are left. */
  async function findPlan(ctx: Context): Promise<PlanView | null> {
    const plans = await services.listPlans(graceMinutes);
    const plan = plans.find((candidate) => candidate.id === ctx.params.planId);
    if (plan !== undefined) return plan;
    const context = await openContext(dependencies, readRequest(ctx));
    const refusal: SplashRefusal = { code: 'plan_unknown', message: '' };
    const notice = refusalNotice(context.text, refusal);
    answer(ctx, plansPage({ ...context, notice }, plans), render, statusOfRefusal(refusal));
    return null;
  }

  return {
    async phone(ctx) {
      const plan = await findPlan(ctx);
      if (plan === null) return;
      const request = readRequest(ctx);
      countStep(dependencies, ctx, request, 'plan');
      const context = await openContext(dependencies, request);
      const fresh = { purchaseId: random.uuid(), phone: '', error: null };
      answer(ctx, phonePage(context, plan, fresh, whoseOf(ctx.path)), render);
    },

    async start(ctx) {
      const plan = await findPlan(ctx);
      if (plan === null) return;
      const whose = whoseOf(ctx.path);
      const request = readRequest(ctx);
      const asked = field(request, 'purchase', 36);
      const purchaseId = uuidPattern.test(asked) ? asked.toLowerCase() : random.uuid();
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
      if (started.ok) {
        countStep(dependencies, ctx, request, 'phone');
        await recordConsent(services, request, `purchase:${started.purchase.id}`);
        return redirect(ctx, whosePath(purchasePath(started.purchase.id), whose), request);
      }
      const context = await openContext(dependencies, request);
      const error = refusalMessage(context.text, started.error);
      const page = phonePage(context, plan, { purchaseId, phone, error }, whose);
      answer(ctx, page, render, statusOfRefusal(started.error));
    },
  };
}
