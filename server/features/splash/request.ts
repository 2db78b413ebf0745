/** What a request says, read once and cut to size. */
import type { Context } from 'koa';
import type { RouterParameters } from '../../contract/portal.ts';
import type { SplashLanguage } from '../../contract/splash.ts';
import { addressInParameters, macInParameters, RAW_QUERY } from '../../core/router-parameters.ts';
import { chooseLanguage } from './language.ts';
import { readRouterParameters } from './parameters.ts';

/** The shape of a purchase's id (RFC 9562 section 4). */
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const maxPhoneCharacters = 24;

export interface SplashRequest {
  /** Query and, for a form, the posted fields, which win. */
  values: Record<string, string>;
  router: RouterParameters;
  language: SplashLanguage;
  clientAddress: string;
}

export function readRequest(ctx: Context): SplashRequest {
  const query = firstOfEach(new URLSearchParams(ctx.querystring));
  const isPost = ctx.method === 'POST';
  const values = isPost ? { ...query, ...textIn(bodyOf(ctx)) } : query;
  const raw = isPost ? undefined : rawQueryOf(ctx, query);
  const router = readRouterParameters(raw ? { ...values, [RAW_QUERY]: raw } : values);
  return {
    values,
    // What the own gateway says counts more than any link.
    router: Object.assign(router, ctx.state.device),
    language: chooseLanguage(values.lang, ctx.get('Accept-Language'), ctx.state.languages),
    clientAddress: ctx.ip,
  };
}

/** What Cambium wants back byte for byte; only on the way in, when nothing else is in the query. */
function rawQueryOf(ctx: Context, query: Record<string, string>): string | undefined {
  const { querystring } = ctx;
  const asItCame = query.ga_Qv !== undefined && query[RAW_QUERY] === undefined;
  return asItCame && /^[!$-;=?-~]+$/.test(querystring) ? querystring : undefined;
}

/** The listener's body parser leaves its result here; Koa's own types do not know of it. */
function bodyOf(ctx: Context): Record<string, unknown> {
  const { body } = ctx.request as { body?: unknown };
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** Of a name given twice the first counts. */
function firstOfEach(pairs: Iterable<[string, string]>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of pairs) {
    if (name !== '__proto__' && !Object.hasOwn(result, name)) result[name] = value;
  }
  return result;
}

/** Anything but text is left out, of a list the first counts. */
function textIn(values: Record<string, unknown>): Record<string, string> {
  const first = Object.entries(values).map(([name, value]): [string, unknown] => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  return firstOfEach(first.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** The values are printable text on one line; a field never needs more. */
export function field(request: SplashRequest, name: string, maxCharacters: number): string {
  return (request.values[name] ?? '').trim().slice(0, maxCharacters);
}

/** What routers call the customer's device and address, where the parameters say so. */
export function deviceOf(router: RouterParameters): { mac?: string; ip?: string } {
  const mac = macInParameters(router);
  const ip = addressInParameters(router);
  return { ...(mac === undefined ? {} : { mac }), ...(ip === undefined ? {} : { ip }) };
}
