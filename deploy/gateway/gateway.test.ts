import { describe, expect, it } from 'vitest';
import { parseConfig } from './lib/config.mjs';
import { captiveDnsmasq, mainDnsmasq } from './lib/dns.mjs';
import { noteOf, readNote } from './lib/kernel.mjs';
import { peerOf } from './lib/network.mjs';
import { lanAt, parseRequest } from './lib/requests.mjs';
import { ruleset } from './lib/rules.mjs';
import { classLines } from './lib/shaping.mjs';
import { Shell } from './lib/shell.mjs';
import { Turns } from './lib/turns.mjs';

const LEAST = {
  wan: { interface: 'eth0' },
  lan: [{ interface: 'eth1', address: '10.20.0.1/16' }],
};
const SESSION = '0123abcd-0123456789abcdef';
const NONE = { seconds: null, bytes: null, bytesUp: null, bytesDown: null };
const ADMIT = {
  ...{ verb: 'admit', session: SESSION, mac: 'AA:bb:CC:dd:EE:01', ip: '10.20.3.4' },
  ...{
    limits: { ...NONE, seconds: 60 },
    speeds: { down: { bps: 5_000_000, burst: null }, up: null },
  },
};

describe('the configuration of the gateway', () => {
  it('needs two interfaces and an address, and knows the rest', () => {
    const config = parseConfig(LEAST, { MLANGO_HTTP_PORT: '8088' });
    expect(config).toMatchObject({
      ...{ wan: { mode: 'dhcp', device: 'eth0' }, portal: { port: 8088, url: null } },
      open: { lan: [{ protocol: 'tcp', port: 8081 }], wan: [] },
    });
    expect(mainDnsmasq(config)).toContain('dhcp-range=set:lan0,10.20.0.16,10.20.255.254');
  });

  it('names every mistake at once', () => {
    const wrong = {
      wan: { interface: 'eth0; reboot', mode: 'pppoe', user: 'a b', password: 'x' },
      lan: [
        { interface: 'eth1', address: '10.20.0.1' },
        { interface: 'eth1', address: '10.20.0.1/31', vlan: 5000 },
      ],
      garden: ['*.example.org'],
      open: { lan: ['8081'] },
      guests: true,
    };
    expect(() => parseConfig(wrong)).toThrow(
      /guests[\s\S]*wan.interface[\s\S]*wan.user[\s\S]*lan\[0\].address[\s\S]*lan\[1\].address[\s\S]*vlan[\s\S]*garden[\s\S]*open.lan/,
    );
  });

  it.each([
    [{ ...LEAST, lan: [...LEAST.lan, { interface: 'eth2', address: '10.20.5.1/24' }] }, 'overlaps'],
    [{ ...LEAST, lan: [] }, 'lan'],
    [{ ...LEAST, portal: { url: 'https://x/"; rm' } }, 'portal.url'],
    [{ ...LEAST, stateDir: '../etc' }, 'stateDir'],
    [{ ...LEAST, socketGroup: 'a b' }, 'socketGroup'],
    [[], 'one JSON object'],
  ])('refuses %j', (raw, words) => {
    expect(() => parseConfig(raw)).toThrow(words);
  });

  it('announces the splash by option 114 over https only', () => {
    const told = (url: string) => mainDnsmasq(parseConfig({ ...LEAST, portal: { url } }));
    expect(told('https://wifi.example.org')).toContain(
      'dhcp-option=114,"https://wifi.example.org/capport/api"',
    );
    expect(told('http://10.20.0.1:8080')).not.toContain('114');
  });

  it('lets the names of the garden, and no others, ask the world for strangers', () => {
    const text = captiveDnsmasq(parseConfig({ ...LEAST, garden: ['Example.org'] }));
    expect(text).toContain('address=/#/10.20.0.1\n');
    expect(text.match(/^server=.*/gm)).toEqual(['server=/example.org/127.0.0.1#53']);
    expect(text).toContain('nftset=/example.org/4#inet#mlango#garden');
    expect(text).toContain('no-resolv');
  });

  it('makes the peer file of a PPPoE line', () => {
    const wan = { interface: 'eth0', mode: 'pppoe', user: 'shop@isp', password: 's3cret' };
    expect(() => parseConfig({ ...LEAST, wan })).toThrow('dns.servers');
    const config = parseConfig({ ...LEAST, wan, dns: { servers: ['9.9.9.9'] } });
    expect(config.wan.device).toBe('ppp0');
    expect(peerOf(config.wan)).toContain('plugin rp-pppoe.so eth0\nuser "shop@isp"\n');
  });

  it('has as many rules for a thousand clients as for none, and none that trusts the past', () => {
    const text = ruleset(parseConfig(LEAST));
    expect(text).toContain('policy drop');
    const forward = /chain forward \{\n([\s\S]*?)\}\n/.exec(text.slice(text.indexOf('flush')))?.[1];
    expect(forward).not.toMatch(/established.*accept/);
  });
});

describe('what may be asked of the helper', () => {
  it('is taken apart into values', () => {
    expect(parseRequest(JSON.stringify(ADMIT))).toMatchObject({
      verb: 'admit',
      values: { mac: 'aa:bb:cc:dd:ee:01', limits: { seconds: 60 }, speeds: { up: null } },
    });
  });

  const admit = (more: object) => JSON.stringify({ ...ADMIT, ...more });
  it.each([
    'nonsense',
    '[]',
    'null',
    '{"verb":"exec","command":"reboot"}',
    '{"verb":"constructor"}',
    '{"verb":"status","more":1}',
    admit({ mac: 'aa:bb:cc:dd:ee:01; flush ruleset' }),
    admit({ mac: '01:00:5e:00:00:01' }),
    admit({ mac: '00:00:00:00:00:00' }),
    admit({ ip: '10.20.3.4 } ; flush ruleset' }),
    admit({ ip: '10.20.3.400' }),
    admit({ session: '../../etc' }),
    admit({ session: `${SESSION}\n` }),
    admit({ limits: { ...NONE, seconds: -1 } }),
    admit({ limits: { ...NONE, bytes: 1.5 } }),
    admit({ limits: { ...NONE, bytes: '1' } }),
    admit({ limits: { seconds: null } }),
    admit({ limits: { ...NONE, other: 1 } }),
    admit({ speeds: { down: { bps: 0, burst: null }, up: null } }),
    admit({ speeds: { down: { bps: 1e13, burst: null }, up: null } }),
    admit({ speeds: { down: { bps: 9, burst: { bps: 'x' } }, up: null } }),
    admit({ speeds: {} }),
  ])('is not %s', (line) => {
    expect(() => parseRequest(line)).toThrow();
  });

  it('concerns clients of its networks only', () => {
    const config = parseConfig(LEAST);
    expect(lanAt(config, '10.20.3.4')).toMatchObject({ device: 'eth1' });
    for (const ip of ['10.20.0.1', '10.20.0.0', '10.20.255.255', '10.21.0.5', '127.0.0.1']) {
      expect(lanAt(config, ip)).toBeNull();
    }
  });
});

describe('what is kept in the kernel', () => {
  it('comes back as it was put there, within what a comment holds', () => {
    const client = {
      ...{ session: SESSION, ip: '10.20.3.4', mac: 'aa:bb:cc:dd:ee:01', number: 65_520 },
      ...{ startedAt: 31_536_000.25, endsAt: 3_184_736_000.5 },
      speeds: { down: { bps: 1_000_000_000_000, burst: null }, up: null },
    };
    const note = noteOf(client);
    expect(note.length).toBeLessThan(128);
    expect(readNote('10.20.3.4', note)).toEqual(client);
    expect(readNote('10.20.3.4', 'something else')).toBeNull();
  });

  it('gives bursts as long as the plan means them', () => {
    const burst = { bps: 8_000_000, thresholdBps: 2_000_000, seconds: 8 };
    const [line] = classLines('lan0', 16, { bps: 4_000_000, burst }, 'fq_codel', true);
    // Two seconds at 4 Mbit/s above the usual speed: a million bytes.
    expect(line).toContain('rate 4000000bit ceil 8000000bit burst 1000000b');
    const fair = classLines('lan0', 16, { bps: 4_000_000, burst: null }, 'fq_codel', false);
    expect(fair).toHaveLength(1);
  });
});

describe('a program that stays', () => {
  const shell = () => new Shell('sh', 'echo END', (line: string) => line === 'END');

  it('answers each in its turn, silence and complaints included', async () => {
    const sh = shell();
    const answers = ['echo a; echo b', 'true', 'echo wrong >&2', 'echo c'].map((one) =>
      sh.say(one),
    );
    expect(await Promise.all(answers)).toEqual([['a', 'b'], [], ['wrong'], ['c']]);
  });

  it('is started anew when it has ended', async () => {
    const sh = shell();
    await expect(sh.say('echo last words; exit 3')).rejects.toThrow('last words');
    expect(await sh.say('echo again')).toEqual(['again']);
  });
});

describe('turns', () => {
  it('do together what came together, and one by one what was refused', async () => {
    const groups: number[][] = [];
    const doAll = async (numbers: number[]) => {
      groups.push(numbers);
      if (numbers.includes(13)) throw new Error('unlucky');
    };
    const order: string[] = [];
    const turns = new Turns(['add', doAll], { look: async (name: string) => order.push(name) });
    const first = turns.take('look', 'a');
    const results = await Promise.allSettled([
      first,
      ...[1, 2, 3].map((n) => turns.take('add', n)),
      turns.take('look', 'b'),
      ...[12, 13, 14].map((n) => turns.take('add', n)),
    ]);
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([
      ...[true, true, true, true, true, true, false, true],
    ]);
    expect(groups).toEqual([[1, 2, 3], [12, 13, 14], [12], [13], [14]]);
    expect(order).toEqual(['a', 'b']);
  });
});
