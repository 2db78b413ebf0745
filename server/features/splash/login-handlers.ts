/** From a code to being online: the voucher's form, controllers the box calls, and what fails. */
import type { Context } from 'koa';
import type { SplashView } from '../../contract/splash.ts';
import { answer, openContext, redirect, statusOfRefusal } from './answer.ts';
import { recordConsent } from './consent.ts';
import { countView } from './count-step.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { type PageContext, refusalMessage } from './frame.ts';
import { messagePage } from './help-page.ts';
import { serviceLanguage } from './language.ts';
import { field, readRequest } from './request.ts';
import { routerProblem } from './router-problem.ts';
import type { OwnChange } from './services.ts';
import { loginNotice, troublePage } from './trouble-page.ts';
import { connectPage, voucherPage } from './voucher-page.ts';

/** Generous: the code is forgiving about dashes and blanks; judging it is the service's work. */
const maxCodeCharacters = 40;

export function loginHandlers(
  dependencies: SplashDependencies,
): Record<'redeem' | 'connect' | 'resume' | 'replace' | 'pause', Handler> {
  const { services, render } = dependencies;
  const redeem: Handler = async (ctx) => {
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
    const page = voucherPage(context, { code, error }, redeemed.error.code);
    answer(ctx, page, render, statusOfRefusal(redeemed.error));
  };

  return {
    redeem,
    resume: changed(dependencies, 'resume', redeem),
    replace: changed(dependencies, 'replace', redeem),
    pause: changed(dependencies, 'pause', redeem),

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

/** Changes the code first; what then becomes of it is as if it had been typed. */
function changed(dependencies: SplashDependencies, change: OwnChange, redeem: Handler): Handler {
  const { services, render } = dependencies;
  return async (ctx) => {
    const request = readRequest(ctx);
    const code = field(request, 'code', maxCodeCharacters);
    const { router, clientAddress } = request;
    const done = await services.changeOwn(change, code, router, clientAddress);
    if (done.ok && change !== 'pause') return redeem(ctx);
    const context = await openContext(dependencies, request);
    if (done.ok) {
      const said = context.text.journeys.own.paused;
      return answer(ctx, messagePage(context, '/voucher', said), render);
    }
    // Why there is no pause is told in one sentence: nothing can be done about any of the reasons.
    const refusal = done.error.code.startsWith('pause_')
      ? { code: 'pause_refused', message: '' }
      : done.error;
    const error = refusalMessage(context.text, refusal);
    answer(ctx, voucherPage(context, { code, error }), render, statusOfRefusal(refusal));
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
