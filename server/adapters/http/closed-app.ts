import Koa from 'koa';
import type { Logger } from '../../ports/system.ts';
import { type HealthProbe, healthRoutes } from './health.ts';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Wi-Fi</title><h1>This box is not selling</h1><p>Another box sells the Wi-Fi here. Try again in a minute.</p>
<p lang="sw">Kisanduku kingine kinauza Wi-Fi hapa. Jaribu tena baada ya dakika moja.</p></html>`;

/** The guest listener of a box that may not sell: it lives, and says so. */
export function createClosedApp(options: { log: Logger; health: HealthProbe }): Koa {
  const app = new Koa();
  app.on('error', (error) => options.log.error({ error }, 'A request failed'));
  app.use(healthRoutes(options.health));
  app.use((ctx) => {
    ctx.status = 503;
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Content-Security-Policy', "default-src 'none'");
    ctx.type = 'html';
    ctx.body = PAGE;
  });
  return app;
}
