/**
 * Routes as data: the admin listener, the authorisation table and the OpenAPI document are all
 * made from this one list, so none can disagree with another.
 */
import type { z } from 'zod';
import type { Permission } from '../core/permissions.ts';

export interface Actor {
  /** What the audit log says, e.g. `operator:amina` or `cli`. */
  name: string;
  operatorId: string | null;
  /** What they may do at this moment. */
  permissions: ReadonlySet<Permission>;
  /** A token that only looks: it changes nothing, whatever its permissions. */
  readsOnly?: true;
}

export interface RouteRequest<Body, Query> {
  actor: Actor;
  params: Record<string, string>;
  body: Body;
  query: Query;
  /** The body of a route that takes `bytes`; empty on any other. */
  bytes: Uint8Array;
  clientAddress: string;
  /** What the box's own gateway says of who is at that address; empty behind other routers. */
  device: Record<string, string>;
  /** What the browser calls itself: hostile text. */
  userAgent: string;
  /** The header as sent; parsed where a language is needed. */
  acceptLanguage: string;
  /** Present on the operator's own session routes. */
  sessionToken: string | null;
}

export interface RouteResponse {
  status?: number;
  body: unknown;
  /** Session cookie to set (a token) or to clear (null). */
  session?: string | null;
  /** The body is a page for a frame of the admin, with one style written into it. */
  page?: { styleSource: string };
  /** The body comes in pieces as things happen: `text/event-stream`. */
  events?: true;
  /** A file to download instead of JSON; its body may come in pieces, an AsyncIterable of text. */
  download?: { filename: string; contentType: string };
}

/**
 * The permission that it takes (`core/permissions.ts` says who usually has it); `public` asks for no
 * session at all: setup, login, health.
 */
export type Access = 'public' | Permission;

export interface AdminRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, with `:params`. */
  path: string;
  summary: string;
  access: Access;
  body?: z.ZodType;
  query?: z.ZodType;
  /** The body is a piece of a file (application/octet-stream) instead of JSON. */
  bytes?: true;
  /** Largest request body in bytes; 64 KiB unless told. */
  maxBodyBytes?: number;
  handle(request: RouteRequest<never, never>): Promise<RouteResponse>;
}

/** Ties the handler's types to its schemas. */
export function adminRoute<
  B extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
>(route: {
  method: AdminRoute['method'];
  path: string;
  summary: string;
  access: Access;
  body?: B;
  query?: Q;
  bytes?: true;
  maxBodyBytes?: number;
  handle(request: RouteRequest<z.infer<B>, z.infer<Q>>): Promise<RouteResponse>;
}): AdminRoute {
  return route as unknown as AdminRoute;
}
