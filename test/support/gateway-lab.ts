import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once, remove, sweep } from './namespaces.ts';
import { RunningBox, until } from './running-box.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const HELPER = join(ROOT, 'deploy', 'gateway', 'mlango-gateway.mjs');
/**
 * A place in the internet, by every name that anybody asks for there. Not of a range for examples:
 * dnsmasq believes no name that leads into those.
 */
export const WORLD = '198.18.0.10';
const WORLD_ROUTER = '203.0.113.1';
const WORLD_DOMAIN_OF_TUNNEL = 't.example';
export const LAB_PORTAL_URL = 'https://wifi.example.org';
export const GARDEN_NAME = 'garden.example.org';

let labs = 0;

/**
 * Clients, a gateway and an internet, each a network namespace of this machine, joined by virtual
 * cables. Nothing in them reaches the machine's own network.
 */
export class GatewayLab {
  readonly folder = mkdtempSync(join(tmpdir(), 'mlango-gateway-'));
  readonly #name = `mlango${process.pid}x${labs++}`;
  readonly #clients: string[] = [];
  readonly #children = new Set<ChildProcess>();
  #helper: ChildProcess | null = null;
  helperOutput = '';
  box!: RunningBox;

  /** @param clients how many devices are plugged in */
  static async open(clients: number, env: Record<string, string> = {}): Promise<GatewayLab> {
    await sweep();
    const lab = new GatewayLab();
    try {
      await lab.#build(clients, env);
    } catch (error) {
      await lab.close();
      throw error;
    }
    return lab;
  }

  get socket(): string {
    return join(this.folder, 'run', 'gateway.sock');
  }

  client(index: number): string {
    return this.#clients[index] ?? '';
  }
  get gateway(): string {
    return `${this.#name}g`;
  }
  get world(): string {
    return `${this.#name}w`;
  }

  /** What a program says inside a namespace; throws when it fails or takes too long. */
  run(namespace: string, command: readonly string[], timeoutMs = 30_000): Promise<string> {
    const [program = '', ...args] = ['ip', 'netns', 'exec', namespace, ...command];
    return new Promise((resolve, reject) => {
      const options = { timeout: timeoutMs, maxBuffer: 2 ** 26 };
      execFile(program, args, options, (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else reject(new Error(`${command.join(' ')}: ${stderr || stdout || error.message}`));
      });
    });
  }

  /** Whether it worked. */
  async works(namespace: string, command: readonly string[], timeoutMs?: number): Promise<boolean> {
    return this.run(namespace, command, timeoutMs).then(
      () => true,
      () => false,
    );
  }

  /** Runs on until the lab is closed. */
  start(namespace: string, command: readonly string[]): ChildProcess {
    const child = spawn('ip', ['netns', 'exec', namespace, ...command]);
    this.#children.add(child);
    child.on('exit', () => this.#children.delete(child));
    return child;
  }

  /** A page as a device fetches it, redirects not followed; null when nothing answers. */
  async fetch(
    namespace: string,
    url: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; location: string | null; text: string } | null> {
    const body = form ? new URLSearchParams(form).toString() : null;
    const source = `const body = ${JSON.stringify(body)};
      fetch(${JSON.stringify(url)}, { redirect: 'manual', signal: AbortSignal.timeout(8000),
        ...(body === null ? {} : { method: 'POST', body,
          headers: { 'content-type': 'application/x-www-form-urlencoded' } }) })
      .then(async (r) => console.log(JSON.stringify({ status: r.status,
        location: r.headers.get('location'), text: await r.text() })), () => console.log('null'))`;
    return JSON.parse(await this.run(namespace, [process.execPath, '-e', source]));
  }

  /** Gets an address as a phone does. @returns what DHCP told, option 114 among it */
  async lease(client: string): Promise<Record<string, string>> {
    const script = join(this.folder, 'lease.sh');
    const told = join(this.folder, `${client}.lease`);
    writeFileSync(
      script,
      `#!/bin/sh
[ "$1" = bound ] || exit 0
ip address replace "$ip/$mask" dev "$interface"
ip route replace default via "$router"
echo "nameserver $dns" > /etc/resolv.conf
env > "$TOLD"
`,
      { mode: 0o755 },
    );
    const once = ['-i', 'eth0', '-n', '-q', '-f', '-s', script, '-O', '114', '-t', '20', '-T', '1'];
    await this.run(client, ['env', `TOLD=${told}`, 'udhcpc', ...once]);
    const lines = (await this.run(client, ['cat', told])).split('\n');
    return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
  }

  async macOf(client: string): Promise<string> {
    const [link] = JSON.parse(await this.run(client, ['ip', '-j', 'link', 'show', 'eth0']));
    return link.address;
  }

  async startHelper(): Promise<void> {
    const command = [process.execPath, HELPER, 'serve', '--config', this.#configFile];
    const helper = this.start(this.gateway, command);
    this.#helper = helper;
    helper.stderr?.on('data', (chunk: Buffer) => {
      this.helperOutput += chunk.toString();
    });
    await until(async () => {
      if (helper.exitCode !== null) throw new Error(`The helper ended: ${this.helperOutput}`);
      return (await this.ask({ verb: 'status' }).catch(() => null)) === null ? null : true;
    });
  }

  async stopHelper(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const helper = this.#helper;
    if (!helper || helper.exitCode !== null) return;
    const ended = new Promise((resolve) => helper.once('exit', resolve));
    helper.kill(signal);
    await ended;
    this.#helper = null;
  }

  /** As if the machine had been switched off: rules, sets, dnsmasq, everything is gone. */
  async powerOff(): Promise<void> {
    await this.stopHelper('SIGKILL');
    await this.run(this.gateway, [process.execPath, HELPER, 'down', '--config', this.#configFile]);
  }

  /** Asks the helper itself. */
  ask<T = Record<string, unknown>>(request: object): Promise<T> {
    return new Promise((resolve, reject) => {
      let text = '';
      const connection = createConnection(this.socket);
      connection.setEncoding('utf8').on('error', reject);
      connection.on('data', (chunk) => {
        text += chunk;
        if (!text.endsWith('\n')) return;
        connection.end();
        resolve(JSON.parse(text));
      });
      connection.write(`${JSON.stringify(request)}\n`);
    });
  }

  /** The admin interface, as the command line on the box reaches it. */
  async admin<T>(method: string, path: string, body?: object): Promise<T> {
    const source = `const { url, token } = JSON.parse(require('node:fs').readFileSync('${this.box.dataDir}/control.json'));
      fetch(url + '/api/v1${path}', { method: '${method}', headers: { authorization: 'Bearer ' + token,
        'content-type': 'application/json' }, ${body ? `body: ${JSON.stringify(JSON.stringify(body))}` : ''} })
      .then(async (r) => { const text = await r.text(); if (!r.ok) throw new Error(text); console.log(text); })`;
    return JSON.parse(await this.run(this.gateway, [process.execPath, '-e', source]));
  }

  /** How many packets, and of how many bytes, have come to the internet from the gateway's side. */
  async reachedWorld(): Promise<{ packets: number; bytes: number }> {
    const listed = await this.run(this.world, ['nft', '-j', 'list', 'counters']);
    const counters: { counter?: { packets: number; bytes: number } }[] =
      JSON.parse(listed).nftables;
    const counter = counters.find((one) => one.counter)?.counter;
    if (!counter) throw new Error('no counter');
    return counter;
  }

  async close(): Promise<void> {
    await this.box?.dispose();
    for (const child of this.#children) child.kill('SIGKILL');
    for (const name of [...this.#clients, this.gateway, this.world]) await remove(name);
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #configFile(): string {
    return join(this.folder, 'gateway.json');
  }

  async #build(clients: number, env: Record<string, string>): Promise<void> {
    // dnsmasq drops its privileges and still has to read what the line said.
    chmodSync(this.folder, 0o755);
    for (let n = 0; n < clients; n += 1) this.#clients.push(`${this.#name}c${n}`);
    for (const name of [...this.#clients, this.gateway, this.world]) {
      await once('ip', ['netns', 'add', name]);
      await once('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
      mkdirSync(join('/etc/netns', name), { recursive: true });
      writeFileSync(join('/etc/netns', name, 'resolv.conf'), '');
    }
    for (const [n, name] of this.#clients.entries()) {
      const cable = ['link', 'add', `port${n}`, 'netns', this.gateway, 'type', 'veth'];
      await once('ip', [...cable, 'peer', 'name', 'eth0', 'netns', name]);
      await once('ip', ['-n', name, 'link', 'set', 'eth0', 'up']);
    }
    const line = ['link', 'add', 'wan0', 'netns', this.gateway, 'type', 'veth'];
    await once('ip', [...line, 'peer', 'name', 'eth0', 'netns', this.world]);
    await this.#buildWorld();
    this.box = await RunningBox.prepare(
      {
        ...{ MLANGO_HTTP_HOST: '0.0.0.0', MLANGO_GATEWAY_SOCKET: this.socket },
        ...{ MLANGO_DARAJA_REQUESTS_PER_SECOND: '50', ...env },
      },
      this.gateway,
    );
    const { length } = this.#clients;
    writeFileSync(
      this.#configFile,
      JSON.stringify({
        wan: { interface: 'wan0', mode: 'dhcp' },
        lan: [
          {
            ...{ interface: 'lan', address: '10.20.0.1/16' },
            members: Array.from({ length }, (_, n) => `port${n}`),
          },
        ],
        portal: { port: Number(new URL(this.box.portalUrl).port), url: LAB_PORTAL_URL },
        ...{ garden: [GARDEN_NAME], stateDir: join(this.folder, 'state') },
        runDir: join(this.folder, 'run'),
      }),
    );
  }

  /** An internet: addresses by DHCP, every name, a page on every one of them, a tunnel's end. */
  async #buildWorld(): Promise<void> {
    const { world, folder } = this;
    await once('ip', ['-n', world, 'address', 'add', `${WORLD_ROUTER}/24`, 'dev', 'eth0']);
    await once('ip', ['-n', world, 'address', 'add', `${WORLD}/32`, 'dev', 'lo']);
    await once('ip', ['-n', world, 'link', 'set', 'eth0', 'up']);
    // Leases of the line itself are not what anybody sends through.
    const rules = `table ip count {
      counter everything { }
      chain arrived { type filter hook input priority filter; udp dport 67 return; counter name everything; }
    }`;
    writeFileSync(join(folder, 'world.nft'), rules);
    await this.run(world, ['nft', '-f', join(folder, 'world.nft')]);
    writeFileSync(
      join(folder, 'world.conf'),
      [
        ...['user=root', 'no-resolv', 'no-hosts', 'bind-interfaces', 'interface=eth0', 'no-ping'],
        ...[`address=/#/${WORLD}`, `server=/${WORLD_DOMAIN_OF_TUNNEL}/127.0.0.1#5353`],
        ...['dhcp-range=203.0.113.100,203.0.113.200,255.255.255.0,1h', 'dhcp-authoritative'],
        `dhcp-leasefile=${join(folder, 'world.leases')}`,
        ...[`dhcp-option=option:router,${WORLD_ROUTER}`, `dhcp-option=6,${WORLD_ROUTER}`],
        '',
      ].join('\n'),
    );
    this.start(world, ['dnsmasq', '-k', `--conf-file=${join(folder, 'world.conf')}`]);
    const page = `require('node:http').createServer((q, r) => r.end('<!doctype html><title>World</title><h1>The world: ' + q.headers.host + '</h1>')).listen(80)`;
    this.start(world, [process.execPath, '-e', page]);
    // One serves one at a time.
    for (const port of ['5201', '5202', '5203']) this.start(world, ['iperf3', '-s', '-p', port]);
  }
}
