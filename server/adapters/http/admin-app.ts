import { timingSafeEqual } from 'node:crypto';
import Koa, { type Context, type Middleware } from 'koa';
import { AppError } from '../../ports/errors.ts';
import type { Actor, AdminRoute } from '../../ports/route.ts';
import type { Logger } from '../../ports/system.ts';
import { brandPictures, type PictureFinder } from './brand-pictures.ts';
import { errorHandler } from './errors.ts';
import { type HealthProbe, healthRoutes } from './health.ts';
import { type Answers, openApiDocument } from './openapi.ts';
import { clientAddress, mountRoutes } from './route-adapter.ts';
import { securityHeaders } from './security-headers.ts';
import { staticFiles } from './static.ts';

export interface AdminOptions {
  log: Logger;
  version: string;
  health: HealthProbe;
  observe: Middleware;
  routes: readonly AdminRoute[];
  /** What is known of the routes' answers. */
  answers: Answers;
  assetFolder: string;
  /** Drafts of looks show pictures that customers do not see yet. */
  picture: PictureFinder;
  /** The actor of a session cookie. */
  operatorOf(sessionToken: string): Promise<Actor | null>;
  /** The actor of a key for programs; throws when it is none. */
  bearerOf(secret: string, clientAddress: string): Promise<Actor>;
  /** What the command line may do. */
  everything: Actor['permissions'];
  /** Lets the command line on the box in; lives in a file only its owner can read. */
  controlToken: string;
  metrics(): Promise<{ contentType: string; text: string }>;
}

const COOKIE = 'mlango_session';

/** The owner's listener: the tablet app, `/api/v1`, metrics. */
export function createAdminApp(options: AdminOptions): Koa {
  const app = new Koa();
  app.on('error', (error) => options.log.error({ error }, 'An admin request failed'));
  app.use(options.observe);
  app.use(errorHandler(options.log));
  app.use(healthRoutes(options.health));
  app.use(metrics(options));
  app.use(brandPictures(options.picture));
  app.use(securityHeaders(["'self'"]));
  app.use(sameOrigin);
  const document = openApiDocument(options.routes, options.version, options.answers);
  app.use(async (ctx, next) => {
    if (ctx.path !== '/api/v1/openapi.json') return next();
    ctx.body = document;
  });
  const api = mountRoutes({
    prefix: '/api/v1',
    routes: options.routes,
    actorOf: (ctx) => actorOf(options, ctx),
    setSession,
  });
  app.use(api.routes());
  app.use(staticFiles(options.assetFolder, 'index.html'));
  app.use((ctx) => {
    if (ctx.status === 404 && !ctx.body) {
      throw new AppError(404, 'not_found', 'There is nothing at this address.');
    }
  });
  return app;
}

async function actorOf(
  options: AdminOptions,
  ctx: Context,
): Promise<{ actor: Actor | null; sessionToken: string | null }> {
  if (hasControlToken(ctx, options.controlToken)) {
    const permissions = options.everything;
    return { actor: { name: 'cli', operatorId: null, permissions }, sessionToken: null };
  }
  const secret = bearerIn(ctx);
  if (secret !== null) {
    const actor = await options.bearerOf(secret, clientAddress(ctx));
    return { actor, sessionToken: secret };
  }
  const sessionToken = ctx.cookies.get(COOKIE) ?? null;
  return { actor: sessionToken ? await options.operatorOf(sessionToken) : null, sessionToken };
}

function bearerIn(ctx: Context): string | null {
  return /^Bearer (.+)$/i.exec(ctx.get('authorization'))?.[1] ?? null;
}

function hasControlToken(ctx: Context, controlToken: string): boolean {
  const given = Buffer.from(bearerIn(ctx) ?? '');
  const expected = Buffer.from(controlToken);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function setSession(ctx: Context, token: string | null): void {
  // koa refuses a Secure cookie on a plain connection, so the flag follows the proxy in front.
  const secure = ctx.get('x-forwarded-proto') === 'https';
  const flags = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  const value = token === null ? `${COOKIE}=; Max-Age=0` : `${COOKIE}=${token}; Max-Age=43200`;
  ctx.set('Set-Cookie', `${value}; ${flags}`);
}

/** Cross-site requests never change anything, the login included. */
const sameOrigin: Middleware = async (ctx, next) => {
  const unsafe = !['GET', 'HEAD', 'OPTIONS'].includes(ctx.method);
  if (unsafe) {
    const origin = ctx.get('origin');
    const site = ctx.get('sec-fetch-site');
    const foreign = origin !== '' && !(URL.canParse(origin) && new URL(origin).host === ctx.host);
    if (foreign || (site !== '' && site !== 'same-origin' && site !== 'none')) {
      throw new AppError(403, 'foreign_origin', 'This request came from another site.');
    }
  }
  await next();
};

function metrics(options: AdminOptions): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/metrics') return next();
    const local = ['127.0.0.1', '::1'].includes(clientAddress(ctx));
    if (!local && !hasControlToken(ctx, options.controlToken)) {
      throw new AppError(403, 'forbidden', 'Metrics are for this box itself, or need a token.');
    }
    const { contentType, text } = await options.metrics();
    ctx.set('Content-Type', contentType);
    ctx.body = text;
  };
}
