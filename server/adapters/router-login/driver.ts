import type { LoginForm, RouterParameters } from '../../contract/portal.ts';
import type { LoginRouter } from '../../ports/services.ts';

/** What a driver may ask about the routers we know. */
export interface LoginRouters {
  /** The router of ours that answers at this host name or address. */
  byHost(host: string): LoginRouter | undefined;
  ofKind(kind: string): readonly LoginRouter[];
}

/**
 * How one kind of router lets a customer in. The parameters come from the query string of a link
 * that anybody can write, so a driver sends nobody to a host that is not a router of ours.
 */
export interface LoginDriver {
  /** Null when the parameters are another kind's, or name no router of ours. */
  formFor(code: string, parameters: RouterParameters, routers: LoginRouters): LoginForm | null;
}

/** Where the box itself speaks to the controller: the form comes back to us. */
export const CONNECT_PATH = '/connect';

export function formToUs(code: string, parameters: RouterParameters): LoginForm {
  return { method: 'POST', action: CONNECT_PATH, fields: { ...parameters, code } };
}

/** The address when it is plain http(s), else the empty string: only such may be carried on. */
export function webAddress(text: string | undefined): string {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : '';
}

/** `host` or `host:port`, with nothing that could end the host part of a URL. */
const AUTHORITY = /^([a-z0-9.-]{1,253})(?::(\d{1,5}))?$/i;

/** A URL on a router of ours, or null. `authority` is `host` or `host:port` as the router said. */
export function urlAt(
  routers: LoginRouters,
  scheme: 'http' | 'https',
  authority: string | undefined,
  path: string,
): { url: string; router: LoginRouter } | null {
  const match = AUTHORITY.exec(authority ?? '');
  const router = match?.[1] ? routers.byHost(match[1]) : undefined;
  const url = `${scheme}://${authority}${path}`;
  return router && URL.canParse(url) ? { url, router } : null;
}

/** A full address from the query string whose host is a router of ours, or null. */
export function addressOfOurs(routers: LoginRouters, text: string | undefined): string | null {
  const address = webAddress(text);
  if (!address) return null;
  const url = new URL(address);
  // A user name before the host is a way to dress a stranger up as somebody known.
  if (url.username !== '' || url.password !== '') return null;
  return routers.byHost(url.hostname) ? address : null;
}
