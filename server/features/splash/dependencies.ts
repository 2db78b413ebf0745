import type { Context } from 'koa';
import type { SplashView } from '../../contract/splash.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { SplashServices } from './services.ts';

export interface SplashDependencies {
  services: SplashServices;
  /** The whole HTML document of a view. */
  render: (view: SplashView) => string;
  clock: Clock;
  random: Random;
}

export type Handler = (ctx: Context) => Promise<void>;
