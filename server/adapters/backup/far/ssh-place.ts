import type { SFTPWrapper } from 'ssh2';
import { type FarPlace, FarPlaceError } from '../../../ports/far-place.ts';
import { answered, type SshMeeting, wasTurnedAway, withSsh } from '../../ssh/connection.ts';
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

/** A folder on any computer with an SSH server; files go by SFTP. */
export function sshPlace(options: SshOptions): FarPlace {
  const pathOf = (name: string) => {
    refuseOtherNames(name);
    return `${options.folder.replace(/\/+$/, '')}/${name}`;
  };
  const { user, host, port, folder } = options;
  return {
    where: `ssh ${user}@${host}:${port}/${folder}`,
    list: () =>
      withSftp(options, async (sftp) => {
        const entries = await answered<{ filename: string; attrs: { size: number } }[]>((done) =>
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
        await answered<void>((done) => sftp.fastPut(file, partial, { step }, done));
        // Renaming refuses a name that is taken: an earlier try whose answer was lost.
        await answered<void>((done) => sftp.unlink(pathOf(name), () => done(null)));
        await answered<void>((done) => sftp.rename(partial, pathOf(name), done));
      }),
    fetch: (name, target) =>
      withSftp(options, (sftp) =>
        answered<void>((done) => sftp.fastGet(pathOf(name), target, { mode: 0o600 }, done)),
      ),
    remove: (name) =>
      withSftp(options, (sftp) => answered<void>((done) => sftp.unlink(pathOf(name), done))),
  };
}

async function withSftp<T>(
  options: SshOptions,
  work: (sftp: SFTPWrapper) => Promise<T>,
): Promise<T> {
  const { hostFingerprint, ...login } = options;
  const met: SshMeeting = { fingerprint: null };
  const accepts = (fingerprint: string) => fingerprint === hostFingerprint;
  try {
    return await withSsh({ ...login, accepts }, met, async (client) =>
      work(await answered<SFTPWrapper>((done) => client.sftp(done))),
    );
  } catch (error) {
    throw explain(error, options, met.fingerprint);
  }
}

function explain(error: unknown, options: SshOptions, seen: string | null): Error {
  if (error instanceof FarPlaceError) return error;
  const { code, message } = error as Error & { code?: string | number };
  if (code === 'ENOSPC') return error as Error;
  if (seen !== null && seen !== options.hostFingerprint) {
    return options.hostFingerprint === ''
      ? new FarPlaceError('host_new', `The computer shows the key ${seen}.`, seen)
      : new FarPlaceError('host_changed', `It shows another key than before: ${seen}.`, seen);
  }
  if (wasTurnedAway(error)) {
    return new FarPlaceError('refused', 'The computer does not let the key of this box in.');
  }
  // SFTP's own numbers (draft-ietf-secsh-filexfer-02, section 7).
  if (code === 2) return new FarPlaceError('missing', 'There is no such folder or file.');
  if (code === 3) return new FarPlaceError('refused', 'The box may not write in that folder.');
  if (code === 4) return new FarPlaceError('refused', `It did not take the file (${message}).`);
  return new FarPlaceError('unreachable', `The computer does not answer (${code ?? message}).`);
}
