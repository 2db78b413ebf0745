import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runCli } from '../../server/cli/main.ts';
import { freeTcpPort, freeUdpPort } from './free-port.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DIST = join(ROOT, 'dist', 'server');
/** As `npm start` has it: room for what a burst of packets leaves behind, so that it is cleared less often. */
const YOUNG_HEAP = '--max-semi-space-size=64';
/** What `npm start` and `npx mlango` run once everything is built. */
const SERVE = `(await import('${DIST}/main.js')).serve(process.env)`;
const CLI = `const { runCli } = await import('${DIST}/cli/main.js');
process.exitCode = await runCli(process.argv.slice(1), process.env,
  (text) => process.stdout.write(text), (text) => process.stderr.write(text));`;
const script = (source: string) => ['--input-type=module', '-e', source];
export const SETUP_PIN = '24681357';

export interface CommandResult {
  status: number;
  out: string;
  err: string;
}

type Ports = Record<'http' | 'admin' | 'auth' | 'acct', number>;

/** A real Mlango: its own process, data directory and ports, simulators inside. */
export class RunningBox {
  readonly dataDir: string;
  readonly env: Record<string, string>;
  readonly #ports: Ports;
  /** The network namespace it lives in; null: ours. */
  readonly #namespace: string | null;
  #process: ChildProcess | null = null;
  output = '';

  private constructor(
    dataDir: string,
    ports: Ports,
    env: Record<string, string>,
    namespace: string | null,
  ) {
    this.dataDir = dataDir;
    this.#namespace = namespace;
    this.#ports = ports;
    this.env = {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      MLANGO_DATA_DIR: dataDir,
      MLANGO_HTTP_HOST: '127.0.0.1',
      MLANGO_ADMIN_HOST: '127.0.0.1',
      MLANGO_RADIUS_HOST: '127.0.0.1',
      MLANGO_HTTP_PORT: String(ports.http),
      MLANGO_ADMIN_PORT: String(ports.admin),
      MLANGO_RADIUS_AUTH_PORT: String(ports.auth),
      MLANGO_RADIUS_ACCT_PORT: String(ports.acct),
      MLANGO_SETUP_PIN: SETUP_PIN,
      MLANGO_PAYMENT_POLL_SECONDS: '1,2,3,4,5,6,8,10,12',
      ...env,
    };
  }

  /** A box that is not started yet: its data directory is empty, its ports are free. */
  static async prepare(
    env: Record<string, string> = {},
    namespace: string | null = null,
  ): Promise<RunningBox> {
    const [http, admin, auth, acct] = [
      await freeTcpPort(),
      await freeTcpPort(),
      await freeUdpPort(),
      await freeUdpPort(),
    ];
    const dataDir = mkdtempSync(join(tmpdir(), 'mlango-box-'));
    return new RunningBox(dataDir, { http, admin, auth, acct }, env, namespace);
  }

  get portalUrl(): string {
    return `http://127.0.0.1:${this.#ports.http}`;
  }
  get adminUrl(): string {
    return `http://127.0.0.1:${this.#ports.admin}`;
  }
  /** The process's own memory now, in MB. */
  get residentMegabytes(): number {
    const status = readFileSync(`/proc/${this.#process?.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  }
  get authPort(): number {
    return this.#ports.auth;
  }
  get acctPort(): number {
    return this.#ports.acct;
  }

  /** Starts the process and waits until it is ready. */
  async start(): Promise<void> {
    const [program, args] = this.#node([YOUNG_HEAP, ...script(SERVE)]);
    const child = spawn(program, args, {
      cwd: this.dataDir,
      env: this.env,
    });
    this.#process = child;
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`The box ended:\n${this.output}`);
      return (await this.#isReady()) ? true : null;
    });
  }

  async #isReady(): Promise<boolean> {
    if (this.#namespace === null) {
      return (await fetch(`${this.portalUrl}/readyz`).catch(() => null))?.ok === true;
    }
    const ask = `fetch('${this.portalUrl}/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
    const [program, args] = this.#node(['-e', ask]);
    return new Promise((resolve) => execFile(program, args, (error) => resolve(error === null)));
  }

  #node(args: string[]): [program: string, args: string[]] {
    if (this.#namespace === null) return [process.execPath, args];
    return ['ip', ['netns', 'exec', this.#namespace, process.execPath, ...args]];
  }

  /** Sends a signal and waits for the end. @returns the exit status and how long it took. */
  async end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): Promise<{ status: number | null }> {
    const child = this.#process;
    if (!child || child.exitCode !== null) return { status: child?.exitCode ?? null };
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    this.#process = null;
    return { status: await ended };
  }

  /** A signal to the process, without waiting for anything. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process?.kill(name);
  }

  /**
   * Runs the command line beside the box. Where it only asks the running one it does so in this process: the same
   * commands, without the half second that a Node of their own takes to start.
   */
  cli(args: string[], input = ''): Promise<CommandResult> {
    if (this.#process !== null && this.#namespace === null && input === '') {
      return this.#ask(args);
    }
    return new Promise((resolve) => {
      const [program, words] = this.#node([...script(CLI), '--', ...args]);
      const child = execFile(
        program,
        words,
        { cwd: this.dataDir, env: this.env, maxBuffer: 2 ** 26 },
        (_error, out, err) => resolve({ status: child.exitCode ?? -1, out, err }),
      );
      child.stdin?.end(input);
    });
  }

  async #ask(args: string[]): Promise<CommandResult> {
    let out = '';
    let err = '';
    const status = await runCli(
      args,
      this.env,
      (text) => {
        out += text;
      },
      (text) => {
        err += text;
      },
    );
    return { status: status ?? -1, out, err };
  }

  /** The answer of a command with --json; throws what the command said when it refused. */
  async json<T>(...args: string[]): Promise<T> {
    const { status, out, err } = await this.cli([...args, '--json']);
    if (status !== 0) throw new Error(`mlango ${args.join(' ')} ended with ${status}: ${err}`);
    return JSON.parse(out) as T;
  }

  async post<T>(path: string, body: object): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.portalUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as T };
  }

  async get<T>(path: string): Promise<T> {
    return (await (await fetch(`${this.portalUrl}${path}`)).json()) as T;
  }

  async dispose(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Asks again, every 50 ms for at most 30 s, until the answer is not null. */
export async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Waited 30 s in vain');
}
