import { Readable } from 'node:stream';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { z } from 'zod';
import { AppError } from '../../ports/errors.ts';
import type { Actor, AdminRoute } from '../../ports/route.ts';
import { readBody, readBytes } from './body.ts';
import { queryOf } from './query.ts';
import { framedPolicy } from './security-headers.ts';

export interface RouteHost {
  prefix: string;
  routes: readonly AdminRoute[];
  /** Who asks; null for a stranger. */
  actorOf(ctx: Context): Promise<{ actor: Actor | null; sessionToken: string | null }>;
  setSession?(ctx: Context, token: string | null): void;
}

const NO_BYTES = new Uint8Array();
const STRANGER: Actor = { name: 'anonymous', operatorId: null, permissions: new Set() };

/**
 * Mounts declarative routes: authorisation first, then the body, then its validation, then the
 * handler. A path that is none of them falls through.
 */
export function mountRoutes(host: RouteHost): Router {
  const router = new Router({ prefix: host.prefix });
  for (const route of host.routes) {
    router.register(route.path, [route.method], async (ctx: Context) => {
      ctx.set('Cache-Control', 'no-store');
      const { actor, sessionToken } = await host.actorOf(ctx);
      authorise(route, actor);
      const hasBody = route.method !== 'GET' && route.method !== 'DELETE';
      const bytes = route.bytes ? await readBytes(ctx, route.maxBodyBytes) : NO_BYTES;
      const isJson = hasBody && !route.bytes;
      const raw = isJson ? await readBody(ctx, ['json'], route.maxBodyBytes) : undefined;
      const response = await route.handle({
        actor: actor ?? STRANGER,
        params: ctx.params,
        body: parse(route.body, raw) as never,
        query: parse(route.query, queryOf(ctx.querystring)) as never,
        bytes,
        clientAddress: clientAddress(ctx),
        device: ctx.state.device ?? {},
        userAgent: ctx.get('user-agent'),
        acceptLanguage: ctx.get('accept-language'),
        sessionToken,
      });
      if (response.session !== undefined) host.setSession?.(ctx, response.session);
      ctx.status = response.status ?? 200;
      if (response.download) {
        ctx.set('Content-Type', response.download.contentType);
        ctx.attachment(response.download.filename);
      }
      if (response.events) {
        ctx.type = 'text/event-stream';
        // A proxy that gathers what comes would tell nothing for minutes.
        ctx.set('X-Accel-Buffering', 'no');
      }
      if (response.page) {
        ctx.set('Content-Security-Policy', framedPolicy(response.page.styleSource));
        ctx.type = 'html';
      }
      ctx.body = isInPieces(response.body) ? Readable.from(response.body) : response.body;
    });
  }
  return router;
}

function isInPieces(body: unknown): body is AsyncIterable<string> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** The peer's address without the IPv4-in-IPv6 prefix of dual-stack sockets. */
export function clientAddress(ctx: Context): string {
  return (ctx.req.socket.remoteAddress ?? '').replace(/^::ffff:/i, '');
}

function authorise(route: AdminRoute, actor: Actor | null): void {
  if (route.access === 'public') return;
  if (!actor) throw new AppError(401, 'not_logged_in', 'Log in first.');
  if (!actor.permissions.has(route.access)) {
    throw new AppError(403, 'forbidden', 'You may not do this. Ask the owner.');
  }
  if (actor.readsOnly && route.method !== 'GET') {
    throw new AppError(403, 'forbidden', 'This key only reads.');
  }
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const name = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
    fields[name || 'body'] ??= issue.message;
  }
  const [first] = Object.entries(fields);
  throw new AppError(422, 'invalid', first ? `${first[0]}: ${first[1]}` : 'Invalid.', fields);
}
