import type { Text } from './text/index.ts';
import { parseCount } from './units.ts';

/** What the box would refuse too, said at once and in the operator's language. */
type Wrong = Record<string, string>;

const LEAST_PASSWORD_CHARACTERS = 8;
const LEAST_SECRET_CHARACTERS = 16;
export const MOST_PER_BATCH = 25_000;

/** @param required the names of inputs that must not be empty, with their values. */
export function checkRequired(text: Text, required: Record<string, string>): Wrong {
  const empty = Object.entries(required).filter(([, value]) => value.trim() === '');
  return Object.fromEntries(empty.map(([name]) => [name, text.checks.required]));
}

export function checkCredentials(text: Text, input: { username: string; password: string }): Wrong {
  const wrong: Wrong = {};
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(input.username.trim().toLowerCase())) {
    wrong.username = text.checks.username;
  }
  if (input.password.length < LEAST_PASSWORD_CHARACTERS) wrong.password = text.checks.password;
  return wrong;
}

export function checkRouter(
  text: Text,
  input: { name: string; address: string; secret: string; coaPort: string; insecure: boolean },
  keepsSecret = false,
): Wrong {
  const wrong = checkRequired(text, { name: input.name });
  const address = checkAddress(input.address);
  if (address.kind === 'wrong') wrong.address = text.checks.address;
  if (address.kind === 'host-bits') wrong.address = text.checks.network(address.network);
  const least = input.insecure ? 1 : LEAST_SECRET_CHARACTERS;
  const isKept = keepsSecret && input.secret === '';
  if (!isKept && input.secret.length < least) wrong.secret = text.checks.secret;
  const port = parseCount(input.coaPort);
  if (port === null || port > 65_535) wrong.coaPort = text.checks.port;
  return wrong;
}

type Address =
  | { kind: 'fine' }
  | { kind: 'wrong' }
  /** Bits of a host in the address of a network; `network` is how it is written without them. */
  | { kind: 'host-bits'; network: string };

/** `10.0.0.1` or `10.0.0.0/24`. */
export function checkAddress(typed: string): Address {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(typed.trim());
  if (!match) return { kind: 'wrong' };
  const octets = match.slice(1, 5).map(Number);
  const bits = Number(match[5] ?? 32);
  if (octets.some((octet) => octet > 255) || bits > 32) return { kind: 'wrong' };
  const masked = octets.map((octet, i) => {
    const kept = Math.min(8, Math.max(0, bits - i * 8));
    return octet - (octet % 2 ** (8 - kept));
  });
  const network = `${masked.join('.')}/${bits}`;
  return network === `${octets.join('.')}/${bits}`
    ? { kind: 'fine' }
    : { kind: 'host-bits', network };
}
