import { createHash, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type Connection, type ParsedKey } from 'ssh2';

/** How the simulated router misbehaves; `linux` is a computer with SSH that is no RouterOS. */
export type RouterOsFault = 'none' | 'not_permitted' | 'cuts' | 'silent' | 'linux';

/**
 * The SSH server of a MikroTik with one user and its imported key: it answers
 * `:put [/system resource get version]` and `/export`, in the words of RouterOS 6 and 7.
 */
export class RouterOsSimulator {
  fault: RouterOsFault = 'none';
  version: string;
  /** The lines after the header, as RouterOS 7 shows them with `show-sensitive`. */
  lines = [
    '/ip address',
    'add address=10.0.0.1/24 interface=bridge',
    '/radius',
    'add secret=s3cret',
  ];
  /** What the clock of the router says. */
  says = '2026-11-28 03:10:00';
  readonly commands: string[] = [];
  /** How users were turned away or let in. */
  readonly logins: string[] = [];
  #publicKey: ParsedKey | null = null;
  #hostKey = newHostKey();
  #server: InstanceType<typeof ssh2.Server> | null = null;
  readonly #open = new Set<Connection>();
  port = 0;

  constructor(version = '7.16.1 (stable)') {
    this.version = version;
  }

  /** `/user ssh-keys import`. Before 7.12 an Ed25519 key is refused. */
  importKey(line: string): void {
    const key = ssh2.utils.parseKey(line);
    if (key instanceof Error || key.type !== 'ssh-rsa') {
      throw new Error('unable to load key file (wrong format or bad passphrase)!');
    }
    this.#publicKey = key;
  }

  get fingerprint(): string {
    const key = ssh2.utils.parseKey(this.#hostKey);
    if (key instanceof Error) throw key;
    const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64');
    return `SHA256:${digest.replace(/=+$/, '')}`;
  }

  async start(): Promise<void> {
    // All that the oldest of them offer.
    const kex = ['diffie-hellman-group14-sha1'] as const;
    const server = new ssh2.Server(
      { hostKeys: [this.#hostKey], ident: 'ROSSSH', algorithms: { kex: [...kex] } },
      (connection) => this.#serve(connection),
    );
    this.#server = server;
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', () => done()));
    this.port = (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const connection of this.#open) connection.end();
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise<void>((done) => server.close(() => done()));
  }

  /** The router was reset or replaced: another host key at the same address. */
  async becomeAnother(): Promise<void> {
    await this.close();
    this.#hostKey = newHostKey();
    await this.start();
  }

  #serve(connection: Connection): void {
    this.#open.add(connection);
    connection.on('error', () => undefined);
    connection.on('close', () => this.#open.delete(connection));
    connection.on('authentication', (attempt) => {
      const isIn = this.#letsIn(attempt);
      if (attempt.method === 'publickey' && attempt.signature) {
        this.logins.push(`${attempt.username} ${isIn ? 'in' : 'refused'}`);
      }
      if (isIn) attempt.accept();
      else attempt.reject(['publickey', 'password']);
    });
    connection.on('session', (accept) => {
      const session = accept();
      session.on('exec', (acceptExec, _reject, { command }) => {
        this.commands.push(command);
        const channel = acceptExec();
        if (this.fault === 'silent') return;
        if (this.fault === 'cuts' && command.startsWith('/export')) {
          channel.write(this.#answer(command).slice(0, 20));
          connection.end();
          return;
        }
        channel.write(this.#answer(command));
        channel.exit(0);
        channel.end();
      });
    });
  }

  #letsIn(attempt: AuthContext): boolean {
    if (attempt.method !== 'publickey' || attempt.username !== 'mlango') return false;
    const key = this.#publicKey;
    const wanted = key?.getPublicSSH();
    if (!key || !wanted || wanted.length !== attempt.key.data.length) return false;
    if (!timingSafeEqual(wanted, attempt.key.data)) return false;
    if (!attempt.signature) return true;
    return key.verify(attempt.blob as Buffer, attempt.signature, attempt.hashAlgo) === true;
  }

  #answer(command: string): string {
    if (this.fault === 'linux') return `bash: ${command}: No such file or directory\n`;
    const isSeven = this.version.startsWith('7');
    if (command === ':put [/system resource get version]') return `${this.version}\r\n`;
    if (command === '/export show-sensitive' && !isSeven) {
      return 'expected end of command (line 1 column 9)\r\n';
    }
    if (!command.startsWith('/export')) return 'bad command name (line 1 column 1)\r\n';
    if (this.fault === 'not_permitted') return 'not enough permissions (9)\r\n';
    const hides = isSeven && command !== '/export show-sensitive';
    const shown = hides ? this.lines.map((line) => line.replace(/ secret=\S+/, '')) : this.lines;
    const [number = ''] = this.version.split(' ');
    const header = [`# ${this.says} by RouterOS ${number}`, '# software id = ABCD-1234', '#'];
    return `${[...header, ...shown].join('\r\n')}\r\n`;
  }
}

function newHostKey(): string {
  return ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }).private;
}
