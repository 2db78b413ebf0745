import { createHash } from 'node:crypto';
import ssh2, { type Client, type SFTPWrapper } from 'ssh2';
import { type FarPlace, FarPlaceError } from '../../../ports/far-place.ts';
import { refuseOtherNames, snapshotsAmong } from '../snapshot-name.ts';

export interface SshOptions {
  host: string;
  port: number;
  user: string;
  /** On the other computer; relative to the user's home, or absolute. */
  folder: string;
  /** In OpenSSH's own format. */
  privateKey: string;
  /** `SHA256:…` of the other computer, as the owner has accepted it; empty = none yet. */
  hostFingerprint: string;
}

const CONNECT_MS = 20_000;
const KEEPALIVE_MS = 15_000;
/** So many unanswered questions whether the other side is there end a connection. */
const KEEPALIVES = 4;

/** A pair for one box: the owner gives the public half to the other computer. */
export function makeSshKey(comment: string): { privateKey: string; publicKey: string } {
  const { private: privateKey, public: publicKey } = ssh2.utils.generateKeyPairSync('ed25519', {
    comment,
  });
  return { privateKey, publicKey };
}

/** The line for `authorized_keys`; null when the text is no key. */
export function publicHalf(privateKey: string): string | null {
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) return null;
  const { type, comment } = parsed;
  return `${type} ${parsed.getPublicSSH().toString('base64')} ${comment}`.trim();
}

/** A folder on any computer with an SSH server; files go by SFTP. */
export function sshPlace(options: SshOptions): FarPlace {
  const pathOf = (name: string) => {
    refuseOtherNames(name);
    return `${options.folder.replace(/\/+$/, '')}/${name}`;
  };
  return {
    list: () =>
      withSftp(options, async (sftp) => {
        const entries = await answer<{ filename: string; attrs: { size: number } }[]>((done) =>
          sftp.readdir(options.folder, done),
        );
        return snapshotsAmong(
          entries.map(({ filename, attrs }) => ({ name: filename, bytes: attrs.size })),
        );
      }),
    send: (file, name, onSent) =>
      withSftp(options, async (sftp) => {
        const partial = `${pathOf(name)}.partial`;
        const step = (sent: number) => onSent(sent);
        await answer<void>((done) => sftp.fastPut(file, partial, { step }, done));
        // Renaming refuses a name that is taken: an earlier try whose answer was lost.
        await answer<void>((done) => sftp.unlink(pathOf(name), () => done(null)));
        await answer<void>((done) => sftp.rename(partial, pathOf(name), done));
      }),
    fetch: (name, target) =>
      withSftp(options, (sftp) =>
        answer<void>((done) => sftp.fastGet(pathOf(name), target, { mode: 0o600 }, done)),
      ),
    remove: (name) =>
      withSftp(options, (sftp) => answer<void>((done) => sftp.unlink(pathOf(name), done))),
  };
}

/** Node's callbacks as promises. */
function answer<T>(ask: (done: (error?: Error | null, value?: unknown) => void) => void) {
  return new Promise<T>((resolve, reject) => {
    ask((error, value) => (error ? reject(error) : resolve(value as T)));
  });
}

/** One connection for one piece of work: between them the line may be down for days. */
async function withSftp<T>(
  options: SshOptions,
  work: (sftp: SFTPWrapper) => Promise<T>,
): Promise<T> {
  const client = new ssh2.Client();
  const broken = new Promise<never>((_resolve, reject) => {
    client.once('error', reject);
    client.once('close', () => reject(new Error('the connection was closed')));
  });
  // It may break when nobody waits for it any more.
  broken.catch(() => undefined);
  const seen: { fingerprint: string | null } = { fingerprint: null };
  try {
    await Promise.race([connect(client, options, seen), broken]);
    const sftp = await Promise.race([answer<SFTPWrapper>((done) => client.sftp(done)), broken]);
    return await Promise.race([work(sftp), broken]);
  } catch (error) {
    throw explain(error, options, seen.fingerprint);
  } finally {
    client.end();
  }
}

function connect(client: Client, options: SshOptions, seen: { fingerprint: string | null }) {
  return new Promise<void>((resolve) => {
    client.once('ready', resolve);
    client.connect({
      host: options.host,
      port: options.port,
      username: options.user,
      privateKey: options.privateKey,
      readyTimeout: CONNECT_MS,
      keepaliveInterval: KEEPALIVE_MS,
      keepaliveCountMax: KEEPALIVES,
      hostVerifier: (key: Buffer) => {
        seen.fingerprint = fingerprintOf(key);
        return seen.fingerprint === options.hostFingerprint;
      },
    });
  });
}

/** As `ssh-keygen -l` writes it. */
function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

function explain(error: unknown, options: SshOptions, seen: string | null): Error {
  if (error instanceof FarPlaceError) return error;
  const { code, level, message } = error as Error & { code?: string | number; level?: string };
  if (code === 'ENOSPC') return error as Error;
  if (seen !== null && seen !== options.hostFingerprint) {
    return options.hostFingerprint === ''
      ? new FarPlaceError('host_new', `The computer shows the key ${seen}.`, seen)
      : new FarPlaceError('host_changed', `It shows another key than before: ${seen}.`, seen);
  }
  if (level === 'client-authentication') {
    return new FarPlaceError('refused', 'The computer does not let the key of this box in.');
  }
  // SFTP's own numbers (draft-ietf-secsh-filexfer-02, section 7).
  if (code === 2) return new FarPlaceError('missing', 'There is no such folder or file.');
  if (code === 3) return new FarPlaceError('refused', 'The box may not write in that folder.');
  if (code === 4) return new FarPlaceError('refused', `It did not take the file (${message}).`);
  return new FarPlaceError('unreachable', `The computer does not answer (${code ?? message}).`);
}
