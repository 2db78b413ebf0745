import { parseBlock } from '../../core/address.ts';
import { AppError } from '../../ports/errors.ts';
import type { RouterRecord, Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { MAC_PASSWORD_PURPOSE, SECRET_PURPOSE } from './directory.ts';

const LEAST_SECRET_CHARACTERS = 16;
/** CoovaChilli counts a download as input; the others count the customer's upload as input. */
const SWAPPED_KINDS = new Set(['chilli']);

export interface NewRouter {
  name: string;
  address: string;
  secret: string;
  kind: string;
  messageAuthenticator: 'auto' | 'yes' | 'no';
  coaPort: number;
  loginHosts: string[];
  insecureSecret: boolean;
}

/** @throws AppError router_invalid (with fields) | router_exists */
export async function addRouter(
  deps: { clock: Clock; random: Random; vault: Vault; kinds: readonly string[] },
  stores: Stores,
  actor: string,
  input: NewRouter,
): Promise<RouterRecord> {
  const problems = problemsOf(deps.kinds, input);
  if (Object.keys(problems).length > 0) {
    throw new AppError(422, 'router_invalid', Object.values(problems).join(' '), problems);
  }
  const known = await stores.routers.list();
  const address = input.address.trim();
  const twin = known.find((router) => router.name === input.name || router.address === address);
  if (twin) {
    throw new AppError(409, 'router_exists', `"${twin.name}" (${twin.address}) is there already.`);
  }
  const nowMs = deps.clock.now();
  const macPassword = Buffer.from(deps.random.bytes(12)).toString('hex');
  const router: RouterRecord = {
    id: deps.random.uuid(),
    name: input.name.trim(),
    address,
    secretCipher: deps.vault.seal(input.secret, SECRET_PURPOSE),
    macPasswordCipher: deps.vault.seal(macPassword, MAC_PASSWORD_PURPOSE),
    kind: input.kind,
    messageAuthenticator: input.messageAuthenticator,
    messageAuthenticatorSeen: false,
    uploadIsInput: !SWAPPED_KINDS.has(input.kind),
    coaPort: input.coaPort,
    loginHosts: input.loginHosts.map((host) => host.trim().toLowerCase()),
    createdAtMs: nowMs,
    lastSeenAtMs: null,
    disobeyedAtMs: null,
    disobeyedReason: null,
  };
  await stores.routers.insert(router);
  const { name, kind } = router;
  await stores.audit.append(
    { actor, action: 'router.add', subject: router.id, detail: { name, address, kind } },
    nowMs,
  );
  return router;
}

function problemsOf(kinds: readonly string[], input: NewRouter): Record<string, string> {
  const problems: Record<string, string> = {};
  if (input.name.trim() === '') problems.name = 'Give the router a name.';
  if (!parseBlock(input.address)) {
    problems.address = 'An IPv4 address like 10.0.0.1, or a network like 10.0.0.0/24.';
  }
  if (input.secret === '') problems.secret = 'The secret must not be empty.';
  else if (input.secret.length < LEAST_SECRET_CHARACTERS && !input.insecureSecret) {
    problems.secret = `The secret needs at least ${LEAST_SECRET_CHARACTERS} characters: shorter ones can be guessed from captured packets (--insecure-secret allows it for a laboratory).`;
  }
  if (!kinds.includes(input.kind)) problems.kind = `One of ${kinds.join(', ')}.`;
  const badHost = input.loginHosts.find((host) => !/^[a-z0-9.-]{1,253}$/i.test(host.trim()));
  if (badHost !== undefined) problems.loginHosts = 'A host name or address, without http://.';
  return problems;
}
