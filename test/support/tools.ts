import { existsSync } from 'node:fs';
import { join } from 'node:path';

const GATEWAY_TOOLS = [
  ...['ip', 'nft', 'tc', 'dnsmasq', 'udhcpc', 'busybox', 'conntrack', 'iperf3'],
  ...['iodine', 'iodined'],
];

/** Where Debian keeps what the tests borrow from the machine; null where it is not installed. */
export const tools = {
  // The shell has no window at all, and is there in a quarter of the time.
  chromium: find('chromium-headless-shell') ?? find('chromium'),
  radclient: find('radclient'),
  sshd: find('sshd') ?? findFile('/usr/sbin/sshd'),
  /** Everything that a gateway in network namespaces needs, and root. */
  gateway: process.getuid?.() === 0 ? findAll(GATEWAY_TOOLS) : null,
  initdb: findPostgres('initdb'),
  postgres: findPostgres('postgres'),
};

/**
 * Whether a test that needs `tool` runs. What the machine lacks is skipped by name; with
 * MLANGO_TEST_REQUIRE=all nothing may be skipped, so the test runs and fails.
 */
export function runs(tool: keyof typeof tools): boolean {
  return tools[tool] !== null || process.env.MLANGO_TEST_REQUIRE === 'all';
}

function find(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(':');
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Not everybody's PATH leads there. */
function findFile(path: string): string | null {
  return existsSync(path) ? path : null;
}

/** The first of them, when all are there. */
function findAll(names: readonly string[]): string | null {
  const found = names.map(find);
  return found.includes(null) ? null : (found[0] ?? null);
}

function findPostgres(name: string): string | null {
  const versions = ['17', '16', '15'].map(
    (version) => `/usr/lib/postgresql/${version}/bin/${name}`,
  );
  return versions.find((path) => existsSync(path)) ?? find(name);
}
