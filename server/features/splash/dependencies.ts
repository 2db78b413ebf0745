import type { Context } from 'koa';
import type { SplashView } from '../../contract/splash.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Funnel } from './insight/funnel.ts';
import type { SplashServices } from './services.ts';

export interface SplashDependencies {
  services: SplashServices;
  /** The whole HTML document of a view. */
  render: (view: SplashView) => string;
  /** Counts devices on their way; see `insight/funnel.ts`. */
  funnel: Pick<Funnel, 'note'>;
  clock: Clock;
  random: Random;
}

export type Handler = (ctx: Context) => Promise<void>;
