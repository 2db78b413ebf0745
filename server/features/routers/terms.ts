import { parseBlock } from '../../core/address.ts';
import { AppError } from '../../ports/errors.ts';

const LEAST_SECRET_CHARACTERS = 16;

/** What a person says of a router. */
export interface RouterTerms {
  name: string;
  /** An IPv4 address or a CIDR. */
  address: string;
  secret: string;
  kind: string;
  messageAuthenticator: 'auto' | 'yes' | 'no';
  coaPort: number;
  /** Names its login page may have; `*.example.com` for every name below. */
  loginHosts: string[];
  /** See `LoginRouter`. */
  loginSecret: string | null;
  controllerUrl: string | null;
  controllerSite: string | null;
  /** The place of the business that it stands at; null: none. */
  siteId: string | null;
}

/** @throws AppError router_invalid, with every field that is wrong. */
export function refuseBadTerms(
  kinds: readonly string[],
  terms: RouterTerms,
  insecureSecret: boolean,
): void {
  const problems: Record<string, string> = {};
  const { name, address, secret, kind, loginHosts } = terms;
  if (name.trim() === '') problems.name = 'Give the router a name.';
  if (!parseBlock(address)) {
    problems.address = 'An IPv4 address like 10.0.0.1, or a network like 10.0.0.0/24.';
  }
  if (secret === '') problems.secret = 'The secret must not be empty.';
  else if (secret.length < LEAST_SECRET_CHARACTERS && !insecureSecret) {
    problems.secret = `The secret needs at least ${LEAST_SECRET_CHARACTERS} characters: shorter ones can be guessed from captured packets (--insecure-secret allows it for a laboratory).`;
  }
  if (!kinds.includes(kind)) problems.kind = `One of ${kinds.join(', ')}.`;
  if (!loginHosts.every((host) => /^(\*\.)?[a-z0-9.-]{1,253}$/i.test(host.trim()))) {
    problems.loginHosts = 'A host name or address, without http://.';
  }
  Object.assign(problems, controllerProblems(terms));
  if (Object.keys(problems).length === 0) return;
  throw new AppError(422, 'router_invalid', Object.values(problems).join(' '), problems);
}

function controllerProblems(terms: RouterTerms): Record<string, string> {
  const { kind, loginSecret, controllerUrl, controllerSite } = terms;
  const problems: Record<string, string> = {};
  if (controllerUrl !== null && !isPlainAddress(controllerUrl)) {
    problems.controllerUrl = 'An address like https://192.168.1.2:8443, without a user name.';
  }
  if (controllerSite !== null && !/^[\w .-]{1,60}$/.test(controllerSite)) {
    problems.controllerSite = 'The short name of the site, as in the controller, e.g. default.';
  }
  if (kind === 'opennds' && !loginSecret) {
    problems.loginSecret = 'openNDS needs the faskey of its configuration here.';
  }
  return problems;
}

function isPlainAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === '';
}
