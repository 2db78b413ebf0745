import { formatIpv4, formatNetwork } from './addresses.mjs';

export const TABLE = 'inet mlango';

/** Networks that are not the internet: a guest has no business in the modem's own. */
const PRIVATE =
  '0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 224.0.0.0/3';

/**
 * The sets that hold who is online. They outlive every change of the rules, and the helper.
 *
 * - granted: who may send, MAC and address together, so that nobody borrows an address
 * - online: who may receive
 * - sent, received: what went through, to the byte; an element stays until its bytes are booked
 * - spent: put there by the kernel with the packet that reaches a quota
 * - notes: the session's name, start, end and class, in the comment
 */
const SETS = `
  set self { type mark; }
  set lans { type ifname; }
  set wans { type ifname; }
  set lan_networks { type ipv4_addr; flags interval; }
  set private { type ipv4_addr; flags interval; }
  set granted { type ether_addr . ipv4_addr; flags timeout; size 65535; }
  set online { type ipv4_addr; flags timeout; size 65535; }
  set sent { type ipv4_addr; size 65535; counter; }
  set received { type ipv4_addr; size 65535; counter; }
  set notes { type ipv4_addr; size 65535; }
  set spent { type ipv4_addr; size 65535; flags dynamic; }
  map quota_both { type ipv4_addr : quota; size 65535; }
  map quota_up { type ipv4_addr : quota; size 65535; }
  map quota_down { type ipv4_addr : quota; size 65535; }
  map class_up { type ipv4_addr : classid; size 65535; }
  map class_down { type ipv4_addr : classid; size 65535; }
  set garden { type ipv4_addr; flags timeout; timeout 1d; size 65535; }
  set dns_pace { type ipv4_addr; flags dynamic, timeout; timeout 1m; size 65535; }`;

const CHAINS = ['captive', 'sending', 'receiving', 'strangers', 'dns', 'lan_in', 'wan_in'];
const HOOKS = {
  prerouting: 'type nat hook prerouting priority dstnat; policy accept;',
  forward: 'type filter hook forward priority filter; policy drop;',
  input: 'type filter hook input priority filter; policy accept;',
  postrouting: 'type nat hook postrouting priority srcnat; policy accept;',
};

/**
 * The whole ruleset as one transaction. The number of rules does not depend on the number of
 * clients, and nothing is let through because it was once: whoever leaves the sets is off with the
 * next packet. Running it again renews the rules and keeps everybody online.
 */
export function ruleset(config) {
  const chains = [
    ...Object.entries(HOOKS).map(([name, hook]) => `  chain ${name} { ${hook} }`),
    ...CHAINS.map((name) => `  chain ${name} { }`),
  ];
  const flushed = [...Object.keys(HOOKS), ...CHAINS].map((name) => `flush chain ${TABLE} ${name}`);
  const rules = Object.entries(rulesOf(config)).map(
    ([name, lines]) => `  chain ${name} {\n${lines.map((line) => `    ${line}`).join('\n')}\n  }`,
  );
  return [
    `table ${TABLE} {${SETS}\n${chains.join('\n')}\n}`,
    ...flushed,
    ...fixedElements(config),
    `table ${TABLE} {\n${rules.join('\n')}\n}`,
    '',
  ].join('\n');
}

function fixedElements({ lans, wan }) {
  const quoted = (names) => names.map((name) => `"${name}"`).join(', ');
  const sets = {
    lans: quoted(lans.map(({ device }) => device)),
    wans: quoted([wan.device]),
    lan_networks: lans.map(({ network }) => formatNetwork(network)).join(', '),
    private: PRIVATE,
  };
  return Object.entries(sets).flatMap(([name, elements]) => [
    `flush set ${TABLE} ${name}`,
    `add element ${TABLE} ${name} { ${elements} }`,
  ]);
}

function rulesOf(config) {
  const { portal, dns, open, protectUpstream } = config;
  const toPortal = `redirect to :${portal.port}`;
  const ports = (list) => list.map(({ protocol, port }) => `${protocol} dport ${port} accept`);
  const half = (way, end) => [
    `ip ${end} @spent drop`,
    `quota name ip ${end} map @quota_both add @spent { ip ${end} }`,
    `quota name ip ${end} map @quota_${way} add @spent { ip ${end} }`,
    `meta priority set ip ${end} map @class_${way}`,
    `ip ${end} @${way === 'up' ? 'sent' : 'received'} accept`,
  ];
  return {
    prerouting: ['iifname @lans meta nfproto ipv4 goto captive'],
    captive: [
      `fib daddr type local tcp dport 80 ${toPortal}`,
      'ip saddr != @spent ether saddr . ip saddr @granted return',
      'ip daddr @garden tcp dport { 80, 443 } return',
      `tcp dport 80 ${toPortal}`,
      `meta l4proto { tcp, udp } th dport 53 redirect to :${dns.captivePort}`,
    ],
    forward: [
      'meta nfproto ipv6 drop',
      // Devices of one network, or of two, are not each other's business.
      'iifname @lans oifname @lans drop',
      'iifname @lans ether saddr . ip saddr @granted goto sending',
      'iifname @lans goto strangers',
      'oifname @lans ct state new,invalid drop',
      'oifname @lans ip daddr @online goto receiving',
      'oifname @lans ip saddr @garden tcp sport { 80, 443 } accept',
    ],
    sending: [...(protectUpstream ? ['ip daddr @private drop'] : []), ...half('up', 'saddr')],
    receiving: half('down', 'daddr'),
    strangers: [
      'ip saddr @lan_networks ip daddr @garden tcp dport { 80, 443 } accept',
      'tcp dport 443 reject with tcp reset',
      'udp dport 443 limit rate 200/second reject',
      'drop',
    ],
    postrouting: ['ip saddr @lan_networks oifname @wans masquerade'],
    input: ['iifname @lans goto lan_in', 'iifname @wans goto wan_in'],
    lan_in: [
      'meta nfproto ipv6 drop',
      'udp dport 67 accept',
      `meta l4proto { tcp, udp } th dport { 53, ${dns.captivePort} } goto dns`,
      'ct state established,related accept',
      `tcp dport ${portal.port} accept`,
      ...(portal.tlsPort ? [`tcp dport ${portal.tlsPort} accept`] : []),
      // The box's name for the tablet, by multicast DNS.
      'udp dport 5353 accept',
      'icmp type echo-request limit rate 50/second accept',
      ...ports(open.lan),
      'tcp dport 443 reject with tcp reset',
      'drop',
    ],
    dns: [
      `add @dns_pace { ip saddr limit rate over ${dns.perSecond}/second burst ${dns.perSecond * 3} packets } drop`,
      `th dport ${dns.captivePort} accept`,
      // The resolver that asks the world is for those who are online, whatever they kept open.
      'ip saddr != @spent ether saddr . ip saddr @granted accept',
      'drop',
    ],
    wan_in: [
      'ct state established,related accept',
      'udp dport 68 accept',
      'icmp type { echo-request, destination-unreachable, time-exceeded } limit rate 20/second accept',
      ...ports(open.wan),
      'drop',
    ],
  };
}

/** The address by which devices of every network reach the splash. */
export const portalAddress = ({ lans }) => formatIpv4(lans[0].network.address);
