import type { Context } from 'koa';
import type { SplashView } from '../../contract/splash.ts';
import { macInParameters } from '../../core/router-parameters.ts';
import type { SplashDependencies } from './dependencies.ts';
import type { FunnelStep } from './insight/funnel.ts';
import type { SplashRequest } from './request.ts';

/** Counts how far this device came today. */
export function countStep(
  { funnel }: Pick<SplashDependencies, 'funnel'>,
  ctx: Context,
  request: SplashRequest,
  step: FunnelStep,
): void {
  const who = macInParameters(request.router) ?? request.clientAddress;
  funnel.note(step, who, ctx.get('User-Agent'));
}

/** What the page of a purchase, or of a voucher, says about how far its customer came. */
export function countView(
  dependencies: Pick<SplashDependencies, 'funnel'>,
  ctx: Context,
  request: SplashRequest,
  view: SplashView,
): void {
  if (view.page === 'purchase' && view.status !== 'failed') {
    countStep(dependencies, ctx, request, 'prompt');
    if (view.status === 'paid') countStep(dependencies, ctx, request, 'paid');
  }
  if ('login' in view && view.login !== null) countStep(dependencies, ctx, request, 'online');
}
