import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatIpv4 } from './addresses.mjs';
import { filesOf } from './dns.mjs';
import { ruleset, TABLE } from './rules.mjs';
import { attempt, nft, run } from './run.mjs';

const LEASE_SCRIPT = join(dirname(fileURLToPath(import.meta.url)), '..', 'wan-lease.sh');

/** Rules first, then forwarding: nothing is let through at any moment in between. */
export async function configureNetwork(config) {
  await applyRules(config);
  for (const lan of config.lans) await raiseLan(lan);
  await run('ip', ['link', 'set', 'dev', config.wan.interface, 'up']);
  setSysctl('net.ipv4.ip_forward', '1');
}

/** Closes the way before the rules that guard it are taken away. */
export async function removeNetwork() {
  setSysctl('net.ipv4.ip_forward', '0');
  await attempt('nft', ['delete', 'table', ...TABLE.split(' ')]);
}

/**
 * Whoever is online stays so. A table of an older version with other sets has to go, and with it
 * what was counted since the last report.
 */
export async function applyRules(config) {
  const rules = ruleset(config);
  try {
    await nft(rules);
  } catch (error) {
    if (!(await attempt('nft', ['list', 'set', ...TABLE.split(' '), 'self']))) throw error;
    await nft(`delete table ${TABLE}\n${rules}`);
  }
}

async function raiseLan({ trunk, vlan, device, members, network }) {
  const address = `${formatIpv4(network.address)}/${network.prefix}`;
  if (members.length > 0) await raiseBridge(trunk, members);
  await run('ip', ['link', 'set', 'dev', trunk, 'up']);
  if (vlan !== null && !(await attempt('ip', ['link', 'show', 'dev', device]))) {
    const named = ['link', trunk, 'name', device, 'type', 'vlan', 'id', String(vlan)];
    await run('ip', ['link', 'add', ...named]);
  }
  await run('ip', ['link', 'set', 'dev', device, 'up']);
  await run('ip', ['address', 'replace', address, 'brd', '+', 'dev', device]);
  // IPv6 is closed: without addresses nobody tries it in vain.
  setSysctl(`net.ipv6.conf.${device}.disable_ipv6`, '1');
  setSysctl(`net.ipv4.conf.${device}.send_redirects`, '0');
}

/** Several sockets as one network, each kept from the others. */
async function raiseBridge(bridge, members) {
  if (!(await attempt('ip', ['link', 'show', 'dev', bridge]))) {
    await run('ip', ['link', 'add', 'name', bridge, 'type', 'bridge']);
  }
  for (const member of members) {
    await run('ip', ['link', 'set', 'dev', member, 'master', bridge]);
    await run('ip', ['link', 'set', 'dev', member, 'up']);
    await attempt('bridge', ['link', 'set', 'dev', member, 'isolated', 'on']);
  }
}

/** Gets the way to the internet; with `external` somebody else does. */
export async function raiseWan(config) {
  const { wan } = config;
  const files = filesOf(config);
  if (wan.mode === 'static') {
    await run('ip', ['address', 'replace', wan.address, 'dev', wan.interface]);
    await run('ip', ['route', 'replace', 'default', 'via', wan.router, 'dev', wan.interface]);
  }
  if (wan.mode === 'pppoe') writeFileSync(files.peer, peerOf(wan), { mode: 0o600 });
  if (wan.mode === 'external') return;
  if (!existsSync(files.resolv)) writeFileSync(files.resolv, '');
  // dnsmasq reads it without privileges, whatever the umask is here.
  chmodSync(files.resolv, 0o644);
}

/** The programs that have to run for this kind of line: name → program and arguments. */
export function wanDaemons(config) {
  const { wan, runDir } = config;
  if (wan.mode === 'dhcp') {
    const pid = join(runDir, 'gateway-wan.pid');
    const times = ['-t', '5', '-A', '5', '-b', '-S'];
    return { wan: ['udhcpc', ['-i', wan.interface, '-s', LEASE_SCRIPT, '-p', pid, ...times]] };
  }
  if (wan.mode === 'pppoe') return { wan: ['pppd', ['file', filesOf(config).peer]] };
  return {};
}

/** Not run on a line yet: the machines that test this have no PPP. */
export function peerOf({ interface: device, user, password }) {
  return [
    `plugin rp-pppoe.so ${device}`,
    `user "${user}"`,
    `password "${password}"`,
    ...['unit 0', 'noipdefault', 'defaultroute', 'persist', 'maxfail 0'],
    ...['holdoff 5', 'mtu 1492', 'mru 1492', 'noauth', 'hide-password'],
    ...['lcp-echo-interval 20', 'lcp-echo-failure 3', ''],
  ].join('\n');
}

function setSysctl(name, value) {
  // A dot inside an interface's name is a slash to sysctl: the path is written directly.
  const [first, family, area, ...rest] = name.split('.');
  const path =
    area === 'conf'
      ? `/proc/sys/${first}/${family}/conf/${rest.slice(0, -1).join('.')}/${rest.at(-1)}`
      : `/proc/sys/${name.replaceAll('.', '/')}`;
  if (existsSync(path)) writeFileSync(path, value);
}
