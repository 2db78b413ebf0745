import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freeTcpPort } from './free-port.ts';
import { until } from './running-box.ts';
import { tools } from './tools.ts';

/** Debian's own SSH server on the loopback, for one test: its keys, its folder, SFTP and nothing else. */
export class TestSshd {
  readonly home = mkdtempSync(join(tmpdir(), 'mlango-sshd-'));
  readonly user = userInfo().username;
  /** Where copies go. */
  readonly folder = join(this.home, 'copies');
  port = 0;
  #process: ChildProcess | null = null;

  async start(): Promise<void> {
    chmodSync(this.home, 0o700);
    mkdirSync(this.folder, { recursive: true });
    this.#makeHostKey();
    if (this.port === 0) this.port = await freeTcpPort();
    const config = join(this.home, 'sshd_config');
    const lines = [
      `Port ${this.port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${join(this.home, 'host')}`,
      `PidFile ${join(this.home, 'pid')}`,
      `AuthorizedKeysFile ${join(this.home, 'authorized_keys')}`,
      'PasswordAuthentication no',
      'StrictModes no',
      'UsePAM no',
      'PermitRootLogin yes',
      'Subsystem sftp internal-sftp',
      'ForceCommand internal-sftp',
    ];
    writeFileSync(config, `${lines.join('\n')}\n`);
    // As root it insists on this folder, which only its package's service makes.
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
    this.#process = spawn(tools.sshd ?? 'sshd', ['-D', '-e', '-f', config], { stdio: 'ignore' });
    await until(async () => ((await this.#answers()) ? true : null));
  }

  letIn(publicKey: string): void {
    writeFileSync(join(this.home, 'authorized_keys'), `restrict ${publicKey}\n`);
  }

  /** As `ssh-keygen -l` says it. */
  get fingerprint(): string {
    const said = execFileSync('ssh-keygen', ['-lf', join(this.home, 'host.pub')]).toString();
    return said.split(' ')[1] ?? '';
  }

  /** Somebody else's computer at the same address. */
  async becomeAnother(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  #makeHostKey(): void {
    const path = join(this.home, 'host');
    rmSync(path, { force: true });
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);
  }

  #answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = createConnection(this.port, '127.0.0.1');
      socket.once('data', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('data', () => socket.destroy());
    });
  }
}
