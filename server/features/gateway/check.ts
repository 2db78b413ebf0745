import type { HealthCheck } from '../../contract/admin.ts';
import type { GatewayProblem, GatewayStatus } from '../../ports/gateway.ts';

/** In the order in which they are mended: each is useless while one before it stands. */
const PROBLEMS: readonly [GatewayProblem, sentence: string, mend: string][] = [
  [
    'no_rules',
    'The gateway has no rules, so nobody gets through.',
    'Start it anew: systemctl restart mlango-gateway. If it comes back, look for another firewall on the box.',
  ],
  [
    'not_forwarding',
    'The box does not forward packets.',
    'Something set net.ipv4.ip_forward to 0: start the gateway anew (systemctl restart mlango-gateway).',
  ],
  ['lan_down', 'A network of the customers is down.', 'Check its cable and the access point.'],
  [
    'no_dnsmasq',
    'Devices get no address or no names: dnsmasq does not run.',
    'Look at its log: journalctl -t dnsmasq. Another program on port 53 or 67 has to go.',
  ],
  ['wan_down', 'The line to the internet is down.', 'Check the cable to the modem, and the modem.'],
  [
    'wan_client',
    'What should bring the line up does not run.',
    'Install udhcpc (DHCP) or ppp (PPPoE), and look at journalctl -u mlango-gateway.',
  ],
  [
    'wan_without_address',
    'The line to the internet has no address.',
    'Restart the modem; compare wan in /etc/mlango/gateway.json with what the provider says.',
  ],
  ['no_route', 'There is no way to the internet.', 'Set wan.router in /etc/mlango/gateway.json.'],
  [
    'no_resolver',
    'No name server is known, so no page opens.',
    'Set dns.servers in /etc/mlango/gateway.json.',
  ],
];

/** The own gateway as one line of the health page. @param status null: it does not answer */
export function gatewayCheck(status: GatewayStatus | null): HealthCheck {
  const name = 'gateway';
  if (!status) {
    const mend = 'On the box: systemctl restart mlango-gateway, and journalctl -u mlango-gateway.';
    const sentence = 'The own gateway does not answer; who is online stays so until the limits.';
    return { name, status: 'red', sentence, mend };
  }
  const problem = PROBLEMS.find(([known]) => status.problems.includes(known));
  if (problem) return { name, status: 'red', sentence: problem[1], mend: problem[2] };
  const { wan, lans, leases } = status;
  const where = lans.map(({ address }) => address).join(', ');
  const sentence = `The own gateway works: ${wan.address} on ${wan.device}, ${where} for customers, ${leases} addresses given.`;
  return { name, status: 'green', sentence, mend: null };
}
