import { readFileSync } from 'node:fs';
import { formatIpv4 } from './addresses.mjs';
import { filesOf } from './dns.mjs';
import { run } from './run.mjs';

/** What the owner should know of the gateway; `problems` are names that the product has words for. */
export async function statusOf(config, epoch, daemons, leaf) {
  const { wan, lans } = config;
  const problems = [];
  const links = JSON.parse(await run('ip', ['-j', '-4', 'addr', 'show']));
  const linkOf = (device) => links.find(({ ifname }) => ifname === device);
  const isUp = (device) => {
    const link = linkOf(device);
    return link?.flags.includes('LOWER_UP') === true;
  };
  for (const { device } of lans) if (!isUp(device)) problems.push('lan_down');
  const own = linkOf(wan.device)?.addr_info?.[0]?.local ?? null;
  if (!isUp(wan.device)) problems.push('wan_down');
  else if (own === null) problems.push('wan_without_address');
  else if (!(await hasRoute())) problems.push('no_route');
  if (config.dns.servers.length === 0 && !/^nameserver /m.test(textOf(filesOf(config).resolv))) {
    problems.push('no_resolver');
  }
  if (textOf('/proc/sys/net/ipv4/ip_forward').trim() !== '1') problems.push('not_forwarding');
  if (epoch === null) problems.push('no_rules');
  for (const name of daemons.missing()) problems.push(name === 'wan' ? 'wan_client' : 'no_dnsmasq');
  return {
    epoch,
    queue: leaf,
    wan: { mode: wan.mode, device: wan.device, address: own },
    lans: lans.map(({ device, network: { address, prefix } }) => ({
      device,
      address: `${formatIpv4(address)}/${prefix}`,
    })),
    leases: textOf(filesOf(config).leases).split('\n').filter(Boolean).length,
    problems: [...new Set(problems)],
  };
}

/** Whether there is a way to everywhere. */
export async function hasRoute() {
  return JSON.parse((await run('ip', ['-j', 'route', 'show', 'default'])) || '[]').length > 0;
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
