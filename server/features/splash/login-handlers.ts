/** From a code to being online: the voucher's form, controllers the box calls, and what fails. */
import type { Context } from 'koa';
import type { SplashView } from '../../contract/splash.ts';
import { answer, openContext, redirect, statusOfRefusal } from './answer.ts';
import { recordConsent } from './consent.ts';
import { countView } from './count-step.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { type PageContext, refusalMessage } from './frame.ts';
import { serviceLanguage } from './language.ts';
import { field, readRequest } from './request.ts';
import { routerProblem } from './router-problem.ts';
import { loginNotice, troublePage } from './trouble-page.ts';
import { connectPage, voucherPage } from './voucher-page.ts';

/** Generous: the code is forgiving about dashes and blanks; judging it is the service's work. */
const maxCodeCharacters = 40;

export function loginHandlers(
  dependencies: SplashDependencies,
): Record<'redeem' | 'connect', Handler> {
  const { services, render } = dependencies;
  return {
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
        const view = connectPage(context, redeemed.result);
        countView(dependencies, ctx, request, view);
        return answer(ctx, view, render);
      }
      const error = refusalMessage(context.text, redeemed.error);
      answer(ctx, voucherPage(context, { code, error }), render, statusOfRefusal(redeemed.error));
    },

    /** Comes from our own form; ends in a whole new page, so that the phone looks again. */
    async connect(ctx) {
      const request = readRequest(ctx);
      const code = field(request, 'code', maxCodeCharacters);
      const result = await services.connect(code, request.router, request.clientAddress);
      if (!result.ok) {
        const context = await openContext(dependencies, request);
        const error = refusalMessage(context.text, result.error);
        const page = voucherPage(context, { code, error });
        return answer(ctx, page, render, statusOfRefusal(result.error));
      }
      const { outcome } = result;
      if (outcome.kind === 'online') return redirect(ctx, '/left', request);
      const said = outcome.kind === 'rejected' ? outcome.said : 'no answer';
      await answerFailedLogin(dependencies, ctx, said, async (context) =>
        voucherPage(context, { code, error: null }),
      );
    },
  };
}

/**
 * A login that came to nothing. The same page again would send the phone round in a circle, so
 * from the third time on it gets help and a reference instead.
 * @param said the router's own words: hostile text
 */
export async function answerFailedLogin(
  dependencies: SplashDependencies,
  ctx: Context,
  said: string,
  pageOf: (context: PageContext) => Promise<SplashView>,
): Promise<void> {
  const { services, render } = dependencies;
  const request = readRequest(ctx);
  const problem = routerProblem(said);
  const failure = { problem, said };
  const reference = await services.loginFailed(request.router, request.clientAddress, failure);
  const context = await openContext(dependencies, request);
  const notice = loginNotice(context, problem);
  const page =
    reference === null
      ? { ...(await pageOf(context)), notice }
      : troublePage(context, problem, reference);
  answer(ctx, page, render);
}
