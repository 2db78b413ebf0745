import Router from '@koa/router';
import type { Context, Middleware, Next } from 'koa';
import { answer, openContext } from './answer.ts';
import { buyHandlers } from './buy-handlers.ts';
import { claimHandlers } from './claim-handlers.ts';
import type { SplashDependencies } from './dependencies.ts';
import { pageContext } from './frame.ts';
import { messagePage } from './help-page.ts';
import { journeyHandlers } from './journey-handlers.ts';
import { loginHandlers } from './login-handlers.ts';
import { PLAIN_LOOK } from './look/look-book.ts';

import { purchaseHandlers } from './purchase-handlers.ts';
import { readRequest } from './request.ts';
import { trialHandlers } from './trial-handlers.ts';
import { tvHandlers } from './tv-handlers.ts';
import { visitHandlers } from './visit-handlers.ts';
import { BUY_WAYS } from './whose.ts';

/**
 * The pages of the splash. Every page answers its view as JSON to `Accept: application/json`
 * and as HTML to everybody else; forms are posted urlencoded or as JSON, and a started purchase
 * answers 303 to its own page. Expects the parsed body in `ctx.request.body`.
 */
export function splashPages(dependencies: SplashDependencies): Middleware {
  const router = new Router();
  const visit = visitHandlers(dependencies);
  const login = loginHandlers(dependencies);
  const buy = buyHandlers(dependencies);
  const purchase = purchaseHandlers(dependencies);
  const claim = claimHandlers(dependencies);
  const journeys = journeyHandlers(dependencies);
  const tv = tvHandlers(dependencies);
  const trial = trialHandlers(dependencies);
  router.use((ctx, next) => kindly(dependencies, ctx, next));
  router.get('/v/:code', visit.scannedVoucher);
  router.get('/voucher', visit.voucher);
  router.post('/voucher', login.redeem);
  router.post('/voucher/resume', login.resume);
  router.post('/voucher/replace', login.replace);
  router.post('/voucher/pause', login.pause);
  router.post('/connect', login.connect);
  router.get('/left', visit.left);
  router.get('/help', visit.help);
  router.get('/terms', visit.terms);
  const buying = ['/buy/:planId', ...BUY_WAYS.map((way) => `/buy/:planId/${way}`)];
  router.get('/topup', buy.plans);
  router.get(buying, buy.phone);
  router.post(buying, buy.start);
  router.get(['/p/:id', '/p/:id/other'], purchase.view);
  router.post(['/p/:id/retry', '/p/:id/other/retry'], purchase.retry);
  router.get('/claim', claim.form);
  router.post('/claim', claim.claim);
  router.get('/trial', trial.form);
  router.post('/trial', trial.give);
  router.get('/lost', journeys.lostForm);
  router.post('/lost', journeys.lost);
  router.get('/history', journeys.history);
  router.post('/logout', journeys.logout);
  router.get('/tv', tv.open);
  router.get('/tv/:id', tv.screen);
  router.get('/pair', tv.pairForm);
  router.post('/pair', tv.pair);
  // Its type asks for what it puts into the context itself.
  const routes = router.routes() as Middleware;
  return (ctx, next) => {
    // A crowd asks for it, and comparing it with forty paths would cost as much as filling it in.
    const isFirst = ctx.path === '/' && (ctx.method === 'GET' || ctx.method === 'HEAD');
    return isFirst ? kindly(dependencies, ctx, () => visit.plans(ctx)) : routes(ctx, next);
  };
}

/**
 * A customer in front of a fault still gets a page with a way on. The fault itself goes to the
 * application's `error` event, where it is logged once.
 */
async function kindly(dependencies: SplashDependencies, ctx: Context, next: Next): Promise<void> {
  ctx.state.languages = dependencies.services.languages();
  try {
    await next();
  } catch (error) {
    ctx.app.emit('error', error, ctx);
    const request = readRequest(ctx);
    const nobody = {
      ...{ name: '', phone: null, currency: 'KES', timeZone: 'UTC', simulated: false },
      ...{ payByHand: null, trial: false, languages: dependencies.services.languages().offered },
      look: PLAIN_LOOK,
    };
    const context = await openContext(dependencies, request).catch(() =>
      pageContext({ ...request, business: nobody, nowMs: dependencies.clock.now() }),
    );
    answer(ctx, messagePage(context, '/', context.text.missing.fault), dependencies.render, 500);
  }
}
