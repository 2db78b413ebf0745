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
  const values = { ...flat(ctx.query), ...(ctx.method === 'POST' ? flat(bodyOf(ctx)) : {}) };
  const raw = ctx.method === 'GET' ? rawQueryOf(ctx) : undefined;
  return {
    values,
    router: {
      ...readRouterParameters(raw ? { ...values, [RAW_QUERY]: raw } : values),
      // What the own gateway says counts more than any link.
      ...ctx.state.device,
    },
    language: chooseLanguage(values.lang, ctx.get('Accept-Language'), ctx.state.languages),
    clientAddress: ctx.ip,
  };
}

/** What Cambium wants back byte for byte; only on the way in, when nothing else is in the query. */
function rawQueryOf(ctx: Context): string | undefined {
  const { querystring } = ctx;
  const asItCame = ctx.query.ga_Qv !== undefined && ctx.query[RAW_QUERY] === undefined;
  return asItCame && /^[!$-;=?-~]+$/.test(querystring) ? querystring : undefined;
}

/** The listener's body parser leaves its result here; Koa's own types do not know of it. */
function bodyOf(ctx: Context): Record<string, unknown> {
  const { body } = ctx.request as { body?: unknown };
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** Of a name given twice the first counts; anything but text is left out. */
function flat(values: Record<string, unknown>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string' && name !== '__proto__') result[name] = first;
  }
  return result;
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
