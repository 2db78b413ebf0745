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
): Wrong {
  const wrong = checkRequired(text, { name: input.name });
  if (!isAddressOrNetwork(input.address)) wrong.address = text.checks.address;
  const least = input.insecure ? 1 : LEAST_SECRET_CHARACTERS;
  if (input.secret.length < least) wrong.secret = text.checks.secret;
  const port = parseCount(input.coaPort);
  if (port === null || port > 65_535) wrong.coaPort = text.checks.port;
  return wrong;
}

/** `10.0.0.1` or `10.0.0.0/24`; whether a network's host bits are zero is left to the box. */
export function isAddressOrNetwork(typed: string): boolean {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(typed.trim());
  if (!match) return false;
  const [octets, bits] = [match.slice(1, 5).map(Number), Number(match[5] ?? 32)];
  return octets.every((octet) => octet <= 255) && bits <= 32;
}
