// Sets up a box from a file instead of by hand. Only a box without an owner listens: afterwards whoever
// finds the socket for the stick would own the shop.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeDurably } from './box.mjs';

/** What may be set from outside; the rest of the environment is the image's business. */
const SETTINGS =
  /^MLANGO_(PUBLIC_URL|SIMULATE|LOG_LEVEL|PAYMENT_POLL_SECONDS|(DARAJA|AFRICASTALKING|SMS|RELAY)_[A-Z0-9_]+)$/;

/**
 * `{"owner": {"username", "password"}, "business"?, "demoPlans"?: true, "settings"?: {"MLANGO_…": "…"},
 * "gateway"?: {…}}`, the last as in `deploy/gateway/README.md`
 * @throws Error naming what is wrong, for the person with the stick
 */
export function readOrder(text) {
  let order;
  try {
    order = JSON.parse(text);
  } catch (error) {
    throw new Error(`mlango.json is not valid JSON: ${error.message}`);
  }
  const known = ['owner', 'business', 'demoPlans', 'settings', 'gateway'];
  const unknown = Object.keys(order ?? {}).find((name) => !known.includes(name));
  if (unknown)
    throw new Error(`mlango.json: "${unknown}" is not known; known are ${known.join(', ')}`);
  const { owner, business, demoPlans = false, settings = {}, gateway = null } = order ?? {};
  if (typeof owner?.username !== 'string' || typeof owner?.password !== 'string') {
    throw new Error('mlango.json: "owner" needs "username" and "password"');
  }
  for (const [name, value] of Object.entries(settings)) {
    if (!SETTINGS.test(name)) throw new Error(`mlango.json: ${name} cannot be set`);
    if (typeof value !== 'string' || /['\n\r\0]/.test(value)) {
      throw new Error(`mlango.json: ${name} must be text in one line, without '`);
    }
  }
  return { owner, business: business ?? null, demoPlans: demoPlans === true, settings, gateway };
}

/** As systemd and a shell both read it. */
export function environmentFile(settings) {
  const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`);
  return lines.join('');
}

/** @returns what to tell the person with the stick */
export function configure(
  box,
  order,
  { mlango, systemctl } = { mlango: runMlango, systemctl: runSystemctl },
) {
  if (ownerExists(mlango)) return 'This box has an owner already: mlango.json was not read.';
  if (Object.keys(order.settings).length > 0) {
    writeDurably(box.settings, environmentFile(order.settings), 0o600);
  }
  if (order.gateway) {
    writeDurably(box.gateway, `${JSON.stringify(order.gateway, null, 2)}\n`, 0o600);
    systemctl(
      'restart',
      'mlango-box.service',
      'systemd-networkd.service',
      'mlango-gateway.service',
    );
  }
  systemctl('restart', 'mlango.service');
  const { username, password } = order.owner;
  const args = ['setup', '--username', username, '--password-stdin'];
  if (order.business) args.push('--business', order.business);
  if (order.demoPlans) args.push('--demo-plans');
  const { status, stderr } = mlango(args, password);
  if (status !== 0) return `Set-up refused: ${stderr.trim()}`;
  return `The box belongs to ${username} now.`;
}

function ownerExists(mlango) {
  const { stdout } = mlango(['doctor', '--json'], '');
  const { checks } = JSON.parse(stdout);
  return checks.find(({ name }) => name === 'setup')?.status === 'green';
}

function runMlango(args, input) {
  return spawnSync('/usr/bin/mlango', args, { input, encoding: 'utf8' });
}

function runSystemctl(...args) {
  execFileSync('systemctl', args);
}
