/** From a plan to a prompt: the phone number and what else was wished for, and the purchase it starts. */
import type { Context } from 'koa';
import type { PlanView } from '../../contract/portal.ts';
import { answer, openContext, redirect, statusOfRefusal } from './answer.ts';
import { recordConsent } from './consent.ts';
import { countStep } from './count-step.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { maxReceiptCharacters, refusalMessage, refusalNotice } from './frame.ts';
import { serviceLanguage } from './language.ts';
import { type BuyField, type Offered, phonePage } from './phone-page.ts';
import { plansPage } from './plans-page.ts';
import { purchasePath } from './purchase-page.ts';
import {
  deviceOf,
  field,
  maxPhoneCharacters,
  readRequest,
  type SplashRequest,
  uuidPattern,
} from './request.ts';
import type { SplashRefusal, SplashServices } from './services.ts';
import { type BuyWay, wayOf, whosePath } from './whose.ts';

/** A night plan chosen just before morning can still be paid for. */
const graceMinutes = 15;
const maxShortCharacters = 30;

/** Under which input a refusal is said; others stand under the number. */
const FIELD_OF: Record<string, BuyField> = {
  gift_phone_invalid: 'giftPhone',
  count_invalid: 'count',
  coupon_refused: 'coupon',
  credit_unproven: 'receipt',
  top_up_refused: 'code',
  code_invalid: 'code',
  code_unknown: 'code',
  too_many_guesses: 'code',
};

const plansAt = (services: SplashServices, ctx: Context, grace?: number) =>
  services.listPlans(services.placeOf(readRequest(ctx).router), grace);

export function buyHandlers(
  dependencies: SplashDependencies,
): Record<'plans' | 'phone' | 'start', Handler> {
  const { services, render, random } = dependencies;

  /** The plan of the URL; when it is gone, answers with those that are left. */
  async function findPlan(ctx: Context): Promise<PlanView | null> {
    const plans = await plansAt(services, ctx, graceMinutes);
    const plan = plans.find((candidate) => candidate.id === ctx.params.planId);
    if (plan !== undefined) return plan;
    const context = await openContext(dependencies, readRequest(ctx));
    const refusal: SplashRefusal = { code: 'plan_unknown', message: '' };
    const notice = refusalNotice(context.text, refusal);
    answer(ctx, plansPage({ ...context, notice }, plans), render, statusOfRefusal(refusal));
    return null;
  }

  return {
    /** What may be added to a code one has. */
    async plans(ctx) {
      const context = await openContext(dependencies, readRequest(ctx));
      answer(ctx, plansPage(context, await plansAt(services, ctx), 'topup'), render);
    },

    async phone(ctx) {
      const plan = await findPlan(ctx);
      if (plan === null) return;
      const request = readRequest(ctx);
      countStep(dependencies, ctx, request, 'plan');
      const context = await openContext(dependencies, request);
      const offered = await offeredAt(dependencies, wayOf(ctx.path), request);
      const fresh = { purchaseId: random.uuid(), values: {}, errors: {} };
      answer(ctx, phonePage(context, plan, fresh, offered), render);
    },

    async start(ctx) {
      const plan = await findPlan(ctx);
      if (plan === null) return;
      const way = wayOf(ctx.path);
      const request = readRequest(ctx);
      const asked = field(request, 'purchase', 36);
      const purchaseId = uuidPattern.test(asked) ? asked.toLowerCase() : random.uuid();
      const values = valuesOf(request);
      const started = await services.startPurchase({
        id: purchaseId,
        planId: plan.id,
        phone: values.phone,
        ...wishesOf(way, values),
        ...deviceOf(request.router),
        router: request.router,
        language: serviceLanguage(request.language),
        clientAddress: request.clientAddress,
      });
      if (started.ok) {
        countStep(dependencies, ctx, request, 'phone');
        await recordConsent(services, request, `purchase:${started.purchase.id}`);
        const path = purchasePath(started.purchase.id);
        return redirect(ctx, whosePath(path, way === 'other' ? 'other' : 'own'), request);
      }
      const context = await openContext(dependencies, request);
      const name = FIELD_OF[started.error.code] ?? 'phone';
      const offered = await offeredAt(dependencies, way, request);
      const shown = name === 'code' && offered.ownCode ? 'phone' : name;
      const errors = { [shown]: refusalMessage(context.text, started.error) };
      const page = phonePage(context, plan, { purchaseId, values, errors }, offered);
      answer(ctx, page, render, statusOfRefusal(started.error));
    },
  };
}

async function offeredAt(
  { services }: SplashDependencies,
  way: BuyWay,
  request: SplashRequest,
): Promise<Offered> {
  const coupons = way === 'own' && (await services.hasCoupons());
  const ownCode = way === 'topup' ? await services.ownCode(request.clientAddress) : null;
  return { way, coupons, ownCode, others: services.otherProviders() };
}

function valuesOf(request: SplashRequest): Record<BuyField, string> {
  const short = (name: BuyField) => field(request, name, maxShortCharacters);
  return {
    phone: field(request, 'phone', maxPhoneCharacters),
    giftPhone: field(request, 'giftPhone', maxPhoneCharacters),
    receipt: field(request, 'receipt', maxReceiptCharacters),
    ...{ count: short('count'), coupon: short('coupon'), code: short('code') },
  };
}

/** What this way of buying asks for; an empty answer is a wrong one, but for the gift. */
function wishesOf(way: BuyWay, values: Record<BuyField, string>) {
  switch (way) {
    case 'own':
      return {};
    case 'other':
      return { giftPhone: values.giftPhone };
    case 'several':
      return { count: Number(values.count || Number.NaN) };
    case 'coupon':
      return { coupon: values.coupon || '?' };
    case 'credit':
      return { credit: values.receipt };
    case 'airtel':
      return { provider: way };
    case 'topup':
      return { topUp: values.code, ontoOwn: true };
  }
}
