import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, layoutFaults, openPhone, screenshot } from '../support/browser.ts';
import { GARDEN_NAME, GatewayLab, LAB_PORTAL_URL, WORLD } from '../support/gateway-lab.ts';
import { until } from '../support/running-box.ts';
import { runs, tools } from '../support/tools.ts';

interface Row {
  id: string;
  mac: string | null;
  ip: string;
  seconds: number;
  bytesUp: number;
  bytesDown: number;
  open: boolean;
  router: string;
}

const PORTAL = 'http://10.20.0.1';
/** The answer to a form that let a device in: a whole new page. */
const ONLINE = { status: 303, location: expect.stringContaining('/left') };
const MEGABIT = 1_000_000;

/** One shop from the first lease to the power cut: each step goes on where the last one ended. */
describe.skipIf(!runs('gateway') || !runs('chromium'))('the box as the router', () => {
  let lab: GatewayLab;
  let browser: Browser;
  let phone: string;
  let second: string;
  let third: string;
  let portal: string;
  let minuteCode: string;
  let minute: Promise<string>;

  beforeAll(async () => {
    lab = await GatewayLab.open(3);
    [phone, second, third] = [lab.client(0), lab.client(1), lab.client(2)];
    portal = `${PORTAL}:${new URL(lab.box.portalUrl).port}`;
    await Promise.all([lab.startHelper(), lab.box.start()]);
    const hour = ['--name', '1 hour', '--price', '20', '--time', '3600'];
    await lab.box.json('plan', 'add', ...hour, '--down', '5M', '--up', '2M');
    const data = ['--name', 'Ten megabytes', '--price', '10', '--data', '10MB', '--down', '20M'];
    await lab.box.json('plan', 'add', ...data, '--up', '20M');
    const minute = ['--name', 'One minute', '--price', '5', '--time', '60', '--down', '1M'];
    await lab.box.json('plan', 'add', ...minute);
  });

  afterAll(async () => {
    await browser?.close();
    await lab?.close();
  });

  const sessions = async (mac: string) => {
    const rows = await lab.box.json<Row[]>('session', 'list');
    return rows.filter((row) => row.mac?.toLowerCase() === mac);
  };
  const openSession = async (client: string) => {
    const mac = await lab.macOf(client);
    return until(async () => (await sessions(mac)).find(({ open }) => open) ?? null);
  };
  const code = async (plan: string) => {
    const { codes } = await lab.box.json<{ codes: string[] }>(
      ...['voucher', 'create', '--plan', plan, '--count', '1'],
    );
    return codes[0] ?? '';
  };
  const connect = (client: string, voucher: string) =>
    lab.fetch(client, `${portal}/connect`, { code: voucher });
  const isOnline = async (client: string) =>
    (await lab.fetch(client, `http://${WORLD}/`))?.text.includes('The world') === true;
  /** Bits per second that arrived. */
  const speed = async (client: string, ...options: string[]) => {
    const command = ['iperf3', '-c', '203.0.113.1', '-J', '-t', '5', '-O', '1', ...options];
    const { end } = JSON.parse(await lab.run(client, command));
    return end.sum_received.bits_per_second as number;
  };

  it('gives a device its address and, by option 114, the way to the splash', async () => {
    const told = await lab.lease(phone);
    expect(told.ip).toMatch(/^10\.20\./);
    expect(told.router).toBe('10.20.0.1');
    expect(Buffer.from(told.opt114 ?? '', 'hex').toString()).toBe(`${LAB_PORTAL_URL}/capport/api`);
    await lab.lease(second);
    expect(await lab.ask({ verb: 'status' })).toMatchObject({ ok: true, problems: [] });
  });

  it('listens to its group alone, and to nothing but its verbs', async () => {
    expect(statSync(lab.socket).mode & 0o777).toBe(0o660);
    expect(await lab.ask({ verb: 'exec', command: 'reboot' })).toMatchObject({ ok: false });
    const elsewhere = { verb: 'whois', ip: '10.20.0.1; reboot' };
    expect(await lab.ask(elsewhere)).toEqual({ ok: false, error: 'ip: not acceptable' });
  });

  it('lets nothing of a stranger through: not by HTTP(S), ICMP, IPv6 or any port', async () => {
    const before = await lab.reachedWorld();
    const page = await lab.fetch(phone, 'http://captive.apple.com/hotspot-detect.html');
    expect(page).toMatchObject({ status: 302, location: `${portal}/` });
    const refused = `require('node:net').connect(443, '${WORLD}').on('error', (e) => console.log(e.code)).on('connect', () => console.log('open'))`;
    expect((await lab.run(phone, [process.execPath, '-e', refused])).trim()).toBe('ECONNREFUSED');
    expect(await lab.works(phone, ['busybox', 'ping', '-c', '2', '-W', '1', WORLD])).toBe(false);
    const udp = `const s = require('node:dgram').createSocket('udp4');
      for (const port of [53, 443, 1194, 5353]) s.send('x'.repeat(500), port, '${WORLD}');
      s.send('x', 9, '${WORLD}', () => setTimeout(() => s.close(), 300))`;
    await lab.run(phone, [process.execPath, '-e', udp]);
    await lab.run(phone, ['ip', '-6', 'address', 'replace', '2001:db8::5/64', 'dev', 'eth0']);
    await lab.run(phone, ['ip', '-6', 'route', 'replace', 'default', 'dev', 'eth0']);
    expect(await lab.fetch(phone, 'http://[2001:db8:1::1]/')).toBeNull();
    expect(await lab.reachedWorld()).toEqual(before);
  });

  const tunnel = (client: string) =>
    lab.run(client, ['timeout', '8', 'iodine', '-f', '-r', '-P', 'secret', 't.example']).then(
      (said) => said,
      (error: Error) => error.message,
    );

  it('carries no DNS tunnel for a stranger, and knows every name as the splash', async () => {
    lab.start(lab.world, [
      'iodined',
      '-f',
      '-c',
      '-P',
      'secret',
      '-p',
      '5353',
      '10.99.0.1',
      't.example',
    ]);
    const before = await lab.reachedWorld();
    expect(await tunnel(phone)).not.toContain('Connection setup complete');
    expect(await lab.reachedWorld()).toEqual(before);
    const lookup = `require('node:dns').resolve4('anything.example', { ttl: true }, (e, a) => console.log(JSON.stringify(a)))`;
    expect(JSON.parse(await lab.run(phone, [process.execPath, '-e', lookup]))).toEqual([
      { address: '10.20.0.1', ttl: 1 },
    ]);
  });

  it('reaches the walled garden, by names only', async () => {
    const page = await lab.fetch(phone, `http://${GARDEN_NAME}/`);
    expect(page?.text).toContain(`The world: ${GARDEN_NAME}`);
    await lab.run(lab.gateway, ['nft', 'flush', 'set', 'inet', 'mlango', 'garden']);
  });

  it('sells to a phone that opens any page, and lets it online', async () => {
    const wrapper = join(lab.folder, 'chromium');
    const inside = `exec ip netns exec ${phone} ${tools.chromium} "$@"`;
    writeFileSync(wrapper, `#!/bin/sh\n${inside}\n`, { mode: 0o755 });
    browser = await launchBrowser(wrapper);
    const page = await openPhone(browser, { widthPx: 360 });
    await page.goto('http://example.com/some/page');
    expect(page.url()).toBe(`${portal}/`);
    expect(await layoutFaults(page)).toEqual([]);
    await screenshot(page, 'gateway-1-splash');
    await page.getByRole('link', { name: '1 hour' }).click();
    await page.locator('input[name=phone]').fill('0712000010');
    await page.locator('form .button').click();
    await page.waitForURL(/\/left/);
    await screenshot(page, 'gateway-2-online');
    expect(new URL(page.url()).search).not.toContain('mac=');
    await page.goto('http://elsewhere.example/');
    expect(await page.textContent('h1')).toContain('The world: elsewhere.example');
    const session = await openSession(phone);
    expect(session).toMatchObject({ router: 'This box' });
    await page.context().close();
  });

  it('starts a minute that somebody bought at the counter', async () => {
    await lab.lease(third);
    minuteCode = await code('One minute');
    expect(await connect(third, minuteCode)).toMatchObject(ONLINE);
    const command = ['iperf3', '-c', '203.0.113.1', '-p', '5202', '-J', '-R', '-t', '66'];
    // It ends in an error, since the way is closed under it; what it has measured it tells all the same.
    const told = ['sh', '-c', `${[...command, '--rcv-timeout', '5000'].join(' ')}; true`];
    minute = lab.run(third, told, 120_000);
    minute.catch(() => undefined);
  });

  it('holds it to 5 Mbit/s down and 2 Mbit/s up', async () => {
    for (const [bound, ...options] of [[5 * MEGABIT, '-R'], [2 * MEGABIT]] as const) {
      // Never more; less only where the machine had something else to do, so it may try again.
      const measured: number[] = [];
      while (measured.length < 3 && Math.max(0, ...measured) < 0.9 * bound) {
        measured.push(await speed(phone, ...options));
      }
      console.log(`held to ${bound / MEGABIT} Mbit/s: ${measured.map((bps) => bps / MEGABIT)}`);
      expect(Math.max(...measured)).toBeGreaterThan(0.9 * bound);
      expect(Math.max(...measured)).toBeLessThan(1.1 * bound);
    }
  });

  it('shows that the tunnel was a real one: who is online may have it', async () => {
    expect(await tunnel(phone)).toContain('Connection setup complete');
  });

  it('changes the speed of who is online without a break', async () => {
    const [session] = await sessions(await lab.macOf(phone));
    const download = lab.run(phone, ['iperf3', '-c', '203.0.113.1', '-J', '-t', '8', '-R']);
    await lab.admin('POST', `/sessions/${session?.id}/speed`, {
      ...{ downBps: 20 * MEGABIT, upBps: 2 * MEGABIT, seconds: null },
    });
    const { intervals } = JSON.parse(await download);
    const last = intervals.at(-1).sum.bits_per_second;
    expect(last).toBeGreaterThan(15 * MEGABIT);
    expect(await openSession(phone)).toMatchObject({ id: session?.id });
  });

  it('keeps everybody online while service and helper are killed and come back', async () => {
    const before = await openSession(phone);
    const download = lab.run(phone, ['iperf3', '-c', '203.0.113.1', '-J', '-t', '10', '-R']);
    await Promise.all([lab.box.end('SIGKILL'), lab.stopHelper('SIGKILL')]);
    await Promise.all([lab.startHelper(), lab.box.start()]);
    const { end, intervals } = JSON.parse(await download);
    expect(intervals.every(({ sum }: { sum: { bytes: number } }) => sum.bytes > 0)).toBe(true);
    const counted = await until(async () => {
      const [session] = await sessions(await lab.macOf(phone));
      const grown = (session?.bytesDown ?? 0) - before.bytesDown;
      return grown >= end.sum_received.bytes ? session : null;
    });
    expect(counted).toMatchObject({ id: before.id, open: true });
  });

  it('cuts ten megabytes at the byte, books them, and goes on after a top-up', async () => {
    const voucher = await code('Ten megabytes');
    expect(await connect(second, voucher)).toMatchObject(ONLINE);
    expect(await isOnline(second)).toBe(true);
    await lab.works(
      second,
      ['iperf3', '-c', '203.0.113.1', '-p', '5203', '-R', '-n', '30M'],
      12_000,
    );
    const mac = await lab.macOf(second);
    const ended = await until(async () => (await sessions(mac)).find(({ open }) => !open) ?? null);
    const bytes = ended.bytesUp + ended.bytesDown;
    console.log(`cut after ${bytes} bytes`);
    expect(bytes).toBeGreaterThanOrEqual(10_000_000);
    // The packet that crosses the limit still goes; the kernel may have joined it of many.
    expect(bytes).toBeLessThan(10_000_000 + 65_536);
    expect(await isOnline(second)).toBe(false);
    expect(await connect(second, voucher)).toMatchObject({ status: 409 });
    await lab.admin('POST', '/vouchers/top-up', { code: voucher, plan: 'Ten megabytes' });
    expect(await connect(second, voucher)).toMatchObject(ONLINE);
    expect(await isOnline(second)).toBe(true);
  });

  it('takes a top-up over while the device is online', async () => {
    const mac = await lab.macOf(second);
    const before = await openSession(second);
    await lab.admin('POST', `/sessions/${before.id}/top-up`, { plan: 'Ten megabytes' });
    const quota = /over (\d+) (\w+)/;
    await until(async () => {
      const [, amount, unit] =
        quota.exec(await lab.run(lab.gateway, ['nft', 'list', 'quotas'])) ?? [];
      const scale = { bytes: 1, kbytes: 1024, mbytes: 1024 ** 2 }[unit ?? ''] ?? 0;
      return Number(amount) * scale > 15_000_000 ? true : null;
    });
    const command = ['iperf3', '-c', '203.0.113.1', '-R', '-n', '12M'];
    expect(await lab.works(second, command, 20_000)).toBe(true);
    expect((await sessions(mac)).filter(({ open }) => open)).toMatchObject([{ id: before.id }]);
  });

  it('ended bought time to the second, while service and helper were away', async () => {
    const { intervals } = JSON.parse(await minute);
    const seconds = intervals.filter(({ sum }: { sum: { bytes: number } }) => sum.bytes > 0).length;
    console.log(`bytes came in ${seconds} of the 60 seconds`);
    // The measuring program may begin late; nothing may go on longer.
    expect(seconds).toBeGreaterThanOrEqual(45);
    expect(seconds).toBeLessThanOrEqual(61);
    const mac = await lab.macOf(third);
    const ended = await until(async () => (await sessions(mac)).find(({ open }) => !open) ?? null);
    expect(ended.seconds).toBe(60);
    const shown = await lab.box.json<{ status: string }>('voucher', 'show', minuteCode);
    expect(shown.status).toBe('used');
  });

  it('gives nobody the place of another by taking its address', async () => {
    const { ip } = await openSession(second);
    expect(await isOnline(second)).toBe(true);
    await lab.run(third, ['ip', 'address', 'add', `${ip}/16`, 'dev', 'eth0']);
    await lab.run(third, ['ip', 'route', 'replace', 'default', 'via', '10.20.0.1', 'src', ip]);
    // Behind the gateway's own rules, so that only what they let through is counted.
    await lab.run(lab.gateway, [
      'nft',
      `table inet probe {
        counter passed { }
        chain passed { type filter hook forward priority 100; ether saddr ${await lab.macOf(third)} counter name passed; }
      }`,
    ]);
    expect(await lab.fetch(third, `http://${WORLD}/`)).toBeNull();
    expect(await lab.run(lab.gateway, ['nft', 'list', 'counters'])).toContain('packets 0 bytes 0');
    expect(await isOnline(second)).toBe(true);
    await lab.run(third, ['ip', 'address', 'del', `${ip}/16`, 'dev', 'eth0']);
  });

  it('lets everybody in again after a power cut, with what is left', async () => {
    const before = await openSession(second);
    await lab.box.end('SIGKILL');
    await lab.powerOff();
    expect(await isOnline(second)).toBe(false);
    await Promise.all([lab.startHelper(), lab.box.start()]);
    const after = await until(async () => {
      const session = (await sessions(await lab.macOf(second))).find(({ open }) => open);
      return session && session.id !== before.id ? session : null;
    });
    expect(after.ip).toBe(before.ip);
    expect(await isOnline(second)).toBe(true);
    expect((await openSession(phone)).router).toBe('This box');
  });

  it.skipIf(!runs('radclient'))('has sessions of other routers in the same list', async () => {
    const secret = 'a-secret-of-16-signs';
    const at = ['--address', '127.0.0.1', '--secret', secret];
    await lab.box.json('router', 'add', '--name', 'Upstairs', ...at);
    const voucher = await code('1 hour');
    const say = (port: number, kind: string, words: string) =>
      lab.run(lab.gateway, [
        ...[
          'sh',
          '-c',
          `echo '${words}' | radclient -r 5 -t 3 127.0.0.1:${port} ${kind} ${secret}`,
        ],
      ]);
    const name = `User-Name=${voucher},NAS-Identifier=upstairs`;
    await say(lab.box.authPort, 'auth', `${name},User-Password=${voucher}`);
    await say(lab.box.acctPort, 'acct', `${name},Acct-Session-Id=1,Acct-Status-Type=Start`);
    const rows = await lab.box.json<Row[]>('session', 'list');
    const routers = new Set(rows.flatMap(({ open, router }) => (open ? [router] : [])));
    expect([...routers].sort()).toEqual(['This box', 'Upstairs']);
  });

  it('says in the health check what is wrong, and mends what it can', async () => {
    const check = async () => {
      const { checks } = await lab.admin<{
        checks: { name: string; status: string; mend: string | null }[];
      }>('GET', '/health');
      return checks.find(({ name }) => name === 'gateway');
    };
    expect(await check()).toMatchObject({ status: 'green' });
    await lab.run(lab.gateway, ['ip', 'link', 'set', 'wan0', 'down']);
    expect(await check()).toMatchObject({ status: 'red', mend: expect.stringMatching(/modem/) });
    await lab.run(lab.gateway, ['ip', 'link', 'set', 'wan0', 'up']);
    await lab.run(lab.gateway, ['nft', 'delete', 'table', 'inet', 'mlango']);
    await until(async () => ((await check())?.status === 'green' ? true : null));
    expect((await openSession(second)).open).toBe(true);
    await until(async () => ((await isOnline(second)) ? true : null));
    await lab.stopHelper();
    expect(await check()).toMatchObject({ status: 'red' });
    expect(await isOnline(second)).toBe(true);
  });
});
