import { createHash } from 'node:crypto';
import ssh2 from 'ssh2';

export interface SshKeyPair {
  privateKey: string;
  publicKey: string;
}

/** A pair for one box: the owner gives the public half to the other computer. */
export function makeSshKey(comment: string): SshKeyPair {
  const { private: privateKey, public: publicKey } = ssh2.utils.generateKeyPairSync('ed25519', {
    comment,
  });
  return { privateKey, publicKey };
}

/** What every RouterOS since 6.33 takes: Ed25519 for users came with 7.12 only. */
const RSA_BITS = 2048;

/** A pair for routers. Takes a second on a small computer, off the main thread. */
export function makeRsaSshKey(comment: string): Promise<SshKeyPair> {
  return new Promise((resolve, reject) => {
    ssh2.utils.generateKeyPair('rsa', { bits: RSA_BITS, comment }, (error, pair) => {
      if (error) reject(error);
      else resolve({ privateKey: pair.private, publicKey: pair.public });
    });
  });
}

/** The line for `authorized_keys`; null when the text is no key. */
export function publicHalf(privateKey: string): string | null {
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) return null;
  const { type, comment } = parsed;
  return `${type} ${parsed.getPublicSSH().toString('base64')} ${comment}`.trim();
}

/** As `ssh-keygen -l` writes it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
