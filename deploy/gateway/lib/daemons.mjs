import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { captiveDnsmasq, filesOf, mainDnsmasq } from './dns.mjs';
import { wanDaemons } from './network.mjs';
import { run } from './run.mjs';

/**
 * dnsmasq twice, and what brings the line up. They go on when the helper stops, so that nobody
 * loses names or leases by its restart; it finds them again by their pid files.
 */
export class Daemons {
  #config;
  #files;

  constructor(config) {
    this.#config = config;
    this.#files = filesOf(config);
  }

  /** Starts what does not run, and anew what has another configuration. */
  async raise() {
    const { runDir, stateDir } = this.#config;
    mkdirSync(runDir, { recursive: true });
    chmodSync(runDir, 0o755);
    mkdirSync(stateDir, { recursive: true });
    const user = userOf('dnsmasq') ?? 'nobody';
    const wanted = {
      main: [this.#files.main, mainDnsmasq(this.#config)],
      captive: [this.#files.captive, captiveDnsmasq(this.#config)],
    };
    for (const [name, [file, text]] of Object.entries(wanted)) {
      const isSame = existsSync(file) && readFileSync(file, 'utf8') === text;
      if (isSame && this.#isAlive(name, 'dnsmasq')) continue;
      await this.#stop(name, 'dnsmasq');
      writeFileSync(file, text);
      await run('dnsmasq', [`--conf-file=${file}`, `--user=${user}`]);
    }
    for (const [name, [program, args]] of Object.entries(wanDaemons(this.#config))) {
      if (this.#isAlive(name, program)) continue;
      const child = spawn(program, args, {
        detached: true,
        stdio: 'ignore',
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', MLANGO_GATEWAY_RESOLV: this.#files.resolv },
      });
      child.on('error', () => undefined);
      child.unref();
      if (program === 'pppd') writeFileSync(this.#pidFile(name), `${child.pid}\n`);
    }
  }

  /** Asks for the line's address again: its cable was out, or its way is lost. */
  renewLine() {
    const pid = this.#pid('wan', 'udhcpc');
    if (pid !== null) process.kill(pid, 'SIGUSR1');
  }

  async stop() {
    await this.#stop('main', 'dnsmasq');
    await this.#stop('captive', 'dnsmasq');
    for (const [name, [program]] of Object.entries(wanDaemons(this.#config))) {
      await this.#stop(name, program);
    }
  }

  /** Names of those that should run and do not. */
  missing() {
    const wanted = { main: 'dnsmasq', captive: 'dnsmasq' };
    for (const [name, [program]] of Object.entries(wanDaemons(this.#config)))
      wanted[name] = program;
    return Object.entries(wanted).flatMap(([name, program]) =>
      this.#isAlive(name, program) ? [] : [name],
    );
  }

  #pidFile(name) {
    return join(this.#config.runDir, `gateway-${name}.pid`);
  }

  /** The pid file's process, if it is still that program. */
  #pid(name, program) {
    try {
      const pid = Number(readFileSync(this.#pidFile(name), 'utf8').trim());
      const command = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      // udhcpc is busybox on many systems.
      return command === program || command === 'busybox' ? pid : null;
    } catch {
      return null;
    }
  }

  #isAlive(name, program) {
    return this.#pid(name, program) !== null;
  }

  async #stop(name, program) {
    const pid = this.#pid(name, program);
    if (pid === null) return;
    process.kill(pid, 'SIGTERM');
    for (let n = 0; n < 100 && this.#pid(name, program) === pid; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function userOf(name) {
  try {
    return readFileSync('/etc/passwd', 'utf8').includes(`\n${name}:`) ? name : null;
  } catch {
    return null;
  }
}
