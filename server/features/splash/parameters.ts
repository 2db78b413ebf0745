/**
 * The values a router put into the query string when it sent the customer here. They come from
 * anybody who can write a link, so they are only ever text: carried on in links and addresses of
 * forms, and handed to the services, which decide by the router's own record.
 */
import type { RouterParameters } from '../../contract/portal.ts';
import type { Carried } from '../../contract/splash.ts';
import { OWN_GATEWAY } from '../../core/router-parameters.ts';

/** The name of the stand-in: no router's parameter may be called so. */
export const CARRIED: Carried = 'mlango-carried';

/** Names the splash uses for itself. */
const own = new Set<string>([
  'lang',
  'purchase',
  'code',
  'phone',
  'receipt',
  'terms',
  CARRIED,
  OWN_GATEWAY,
]);
/** MikroTik can fill these in; they have no business in links or histories. */
const secret = new Set(['password', 'plain-passwd']);
/** Names every object has: never taken as data. */
const inherited = new Set(['constructor', 'prototype', '__proto__']);

const maxParameters = 40;
const maxValueCharacters = 1024;
const maxTotalCharacters = 4096;

/**
 * Picks the router's parameters out of a query string or a posted form. What is too long or too
 * many is dropped whole, since half an address or challenge is worse than none.
 */
export function readRouterParameters(values: Record<string, unknown>): RouterParameters {
  const parameters: RouterParameters = {};
  let count = 0;
  let characters = 0;
  for (const [name, value] of Object.entries(values)) {
    if (!isParameterName(name) || typeof value !== 'string') continue;
    const size = name.length + value.length;
    if (value.length > maxValueCharacters || characters + size > maxTotalCharacters) continue;
    if (count === maxParameters) break;
    parameters[name] = value;
    count += 1;
    characters += size;
  }
  return parameters;
}

function isParameterName(name: string): boolean {
  if (own.has(name) || secret.has(name) || inherited.has(name)) return false;
  return /^[a-z][a-z0-9_-]{0,39}$/i.test(name);
}

/** What goes on to the next page: all but the last login's error, which was said once. */
export function carriedParameters(router: RouterParameters): RouterParameters {
  // Behind the own gateway the address of whoever asks says all of it, each time anew.
  if (router[OWN_GATEWAY] !== undefined) return {};
  if (router.error === undefined && router['error-orig'] === undefined) return router;
  const { error: _error, 'error-orig': _errorOriginal, ...carried } = router;
  return carried;
}

/** `path?name=value&…`, with everything escaped. */
export function withQuery(path: string, values: Record<string, string>): string {
  const query = new URLSearchParams(values).toString();
  return query === '' ? path : `${path}?${query}`;
}
