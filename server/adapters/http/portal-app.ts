import Koa, { type Context, type Middleware } from 'koa';
import type { CaptivePortalStatus } from '../../contract/portal.ts';
import { splashUrl } from '../../core/splash-url.ts';
import { AppError } from '../../ports/errors.ts';
import type { AdminRoute } from '../../ports/route.ts';
import type { Logger } from '../../ports/system.ts';
import { readBody, readText } from './body.ts';
import { brandPictures, type PictureFinder } from './brand-pictures.ts';
import { errorHandler } from './errors.ts';
import { type HealthProbe, healthRoutes } from './health.ts';
import { type AnswerHook, hookMiddleware } from './hooks.ts';
import { knownHosts } from './known-host.ts';
import { PROBE_PATHS } from './probes.ts';
import { clientAddress, mountRoutes } from './route-adapter.ts';
import { securityHeaders } from './security-headers.ts';
import { staticFiles } from './static.ts';
import { when } from './when.ts';

export interface PortalOptions {
  log: Logger;
  publicUrl: string | null;
  health: HealthProbe;
  observe: Middleware;
  apiRoutes: readonly AdminRoute[];
  splash: Middleware;
  assetFolder: string;
  /** CSP sources of the styles that are written into pages: one for each of the owner's looks. */
  styleSources(): string[];
  picture: PictureFinder;
  captiveStatus(address: string, portalUrl: string): Promise<CaptivePortalStatus>;
  /** What routers fetch from us under `/router/`, by name. */
  routerFiles: Readonly<Record<string, { type: string; make(portalUrl: string): string }>>;
  /** The script of the router at this address, for its one-time token; null is a no. */
  takeRouterScript(token: string, address: string): Promise<string | null>;
  /** What the own gateway says of the device at an address, empty for others; null: there is none. */
  deviceAt: ((address: string) => Promise<Record<string, string>>) | null;
  /** Answers an openNDS gateway's script; null is a no. */
  binauth(token: string, body: string): Promise<string | null>;
  hooks: AnswerHook;
}

/** The guest listener: splash, its API, captive-portal detection, providers' callbacks. */
export function createPortalApp(options: PortalOptions): Koa {
  const app = new Koa();
  app.on('error', (error) => options.log.error({ error }, 'A splash request failed'));
  app.use(options.observe);
  app.use(errorHandler(options.log));
  app.use(healthRoutes(options.health));
  app.use(hookMiddleware(options.hooks));
  app.use(openndsHook(options.binauth));
  app.use(captive(options));
  app.use(routerScripts(options.takeRouterScript));
  app.use(brandPictures(options.picture));
  app.use(securityHeaders(['*'], options.styleSources));
  app.use(whoAsks(options.deviceAt));
  const api = mountRoutes({
    prefix: '/api/v1/portal',
    routes: options.apiRoutes,
    actorOf: async () => ({ actor: null, sessionToken: null }),
  });
  const isApi = ({ path }: Context) => path.startsWith('/api/');
  app.use(when(isApi, api.routes() as Middleware));
  app.use(staticFiles(options.assetFolder));
  app.use(parsedForm);
  app.use(options.splash);
  app.use(unknownPath(options));
  return app;
}

/** Where UniFi sends its guests on an external portal. */
const UNIFI_PATH = /^\/guest\/s\/([\w-]{1,40})\/?$/;

/** Where the splash is, never taken from what the client sent. */
function portalUrl(ctx: Context, publicUrl: string | null): string {
  const { localAddress = '127.0.0.1', localPort = 80 } = ctx.req.socket;
  return `${splashUrl(publicUrl, localAddress, localPort)}/`;
}

/** Strangers' hosts and probes go to the splash; the RFC 8908 API and the router's page answer. */
function captive(options: PortalOptions): Middleware {
  const isKnown = knownHosts(options.publicUrl);
  const tellStatus = async (ctx: Context, splashUrl: string) => {
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = await options.captiveStatus(clientAddress(ctx), splashUrl);
    ctx.type = 'application/captive+json';
  };
  const here = (ctx: Context) => portalUrl(ctx, options.publicUrl);
  return (ctx, next) => {
    if (!isKnown(ctx.get('host')) || PROBE_PATHS.has(ctx.path)) return redirect(ctx, here(ctx));
    if (ctx.path === '/capport/api' && ctx.method === 'GET') return tellStatus(ctx, here(ctx));
    const unifiSite = ctx.method === 'GET' ? UNIFI_PATH.exec(ctx.path)?.[1] : undefined;
    if (unifiSite) {
      // The site is only in the path, so it becomes one more parameter.
      const query = new URLSearchParams(ctx.querystring);
      query.set('site', unifiSite);
      return redirect(ctx, `${here(ctx)}?${query}`);
    }
    const file = ctx.method === 'GET' ? routerFile(options, ctx.path) : undefined;
    if (file) {
      ctx.type = file.type;
      ctx.body = file.make(here(ctx));
      return;
    }
    return next();
  };
}

function routerFile({ routerFiles }: PortalOptions, path: string) {
  const name = /^\/router\/([\w.-]+)$/.exec(path)?.[1] ?? '';
  return Object.hasOwn(routerFiles, name) ? routerFiles[name] : undefined;
}

function redirect(ctx: Context, target: string): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.status = 302;
  ctx.set('Location', target);
  ctx.type = 'text/plain';
  ctx.body = 'Open the Wi-Fi page.';
}

/** A router fetches what connects it. */
function routerScripts(take: PortalOptions['takeRouterScript']): Middleware {
  const SCRIPT = /^\/router\/script\/([0-9a-f]{32})$/;
  const isScript = ({ method, path }: Context) => method === 'GET' && SCRIPT.test(path);
  return when(isScript, async (ctx) => {
    const script = await take(SCRIPT.exec(ctx.path)?.[1] ?? '', clientAddress(ctx));
    if (script === null) throw new AppError(404, 'script_gone', SCRIPT_GONE);
    ctx.set('Cache-Control', 'no-store');
    ctx.type = 'text/plain';
    ctx.body = script;
  });
}

const SCRIPT_GONE =
  'This line was used already, is older than ten minutes, or was not run on the router that it was made for. Make another on the page of the router.';

/** openNDS gateways know no RADIUS: our script there asks and reports by HTTP. */
function openndsHook(binauth: PortalOptions['binauth']): Middleware {
  const HOOK = /^\/hooks\/opennds\/([0-9a-f]{40})$/;
  const isHook = ({ method, path }: Context) => method === 'POST' && HOOK.test(path);
  return when(isHook, async (ctx) => {
    const answer = await binauth(HOOK.exec(ctx.path)?.[1] ?? '', await readText(ctx));
    ctx.status = answer === null ? 403 : 200;
    ctx.type = 'text/plain';
    ctx.body = answer ?? '';
  });
}

function whoAsks(deviceAt: PortalOptions['deviceAt']): Middleware {
  return async (ctx, next) => {
    // Asked for at once, and then remembered: a socket that has gone has no address any more.
    const address = clientAddress(ctx);
    if (deviceAt) ctx.state.device = await deviceAt(address);
    await next();
  };
}

/** The splash works with plain forms; its own script posts JSON. */
const parsedForm: Middleware = when(
  ({ method }) => method === 'POST',
  async (ctx, next) => {
    const request = ctx.request as typeof ctx.request & { body?: unknown };
    request.body = (await readBody(ctx, ['json', 'form'])) ?? {};
    await next();
  },
);

function unknownPath(options: PortalOptions): Middleware {
  return async (ctx) => {
    if (ctx.status !== 404 || ctx.body) return;
    const page = ctx.method === 'GET' && !/^\/(api|hooks)\/|\.\w{2,11}$/.test(ctx.path);
    if (page) return redirect(ctx, portalUrl(ctx, options.publicUrl));
    throw new AppError(404, 'not_found', 'There is nothing at this address.');
  };
}
