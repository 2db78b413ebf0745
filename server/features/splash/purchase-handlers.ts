/** The page of a purchase, and another try. Whoever knows its id is its buyer. */
import type { Context } from 'koa';
import type { SplashNotice } from '../../contract/splash.ts';
import { answer, openContext, redirect, statusOfRefusal } from './answer.ts';
import { countView } from './count-step.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { refusalNotice } from './frame.ts';
import { messagePage } from './help-page.ts';
import { serviceLanguage } from './language.ts';
import { purchasePage, purchasePath } from './purchase-page.ts';
import { readRequest, type SplashRequest, uuidPattern } from './request.ts';
import { whoseOf, whosePath } from './whose.ts';

export function purchaseHandlers(
  dependencies: SplashDependencies,
): Record<'view' | 'retry', Handler> {
  const { services, render } = dependencies;

  async function show(
    ctx: Context,
    request: SplashRequest,
    notice: SplashNotice | null,
    status: number,
  ): Promise<void> {
    const id = String(ctx.params.id);
    const { router, language } = request;
    const purchase = uuidPattern.test(id)
      ? await services.viewPurchase(id, router, serviceLanguage(language))
      : null;
    const context = { ...(await openContext(dependencies, request)), notice };
    if (purchase === null) {
      const missing = messagePage(context, purchasePath(id), context.text.missing.purchase);
      return answer(ctx, missing, render, 404);
    }
    const view = purchasePage(context, purchase, whoseOf(ctx.path));
    countView(dependencies, ctx, request, view);
    answer(ctx, view, render, status);
  }

  return {
    view: (ctx) => show(ctx, readRequest(ctx), null, 200),

    async retry(ctx) {
      const request = readRequest(ctx);
      const id = String(ctx.params.id);
      if (!uuidPattern.test(id)) return show(ctx, request, null, 404);
      const { router, language, clientAddress } = request;
      const retried = await services.retryPurchase(
        id,
        router,
        serviceLanguage(language),
        clientAddress,
      );
      if (retried.ok) return redirect(ctx, whosePath(purchasePath(id), whoseOf(ctx.path)), request);
      const notice = refusalNotice(services.words(language), retried.error);
      await show(ctx, request, notice, statusOfRefusal(retried.error));
    },
  };
}
