import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { hmacSha256 } from './hmac.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param masterKey 32 random bytes kept in a file beside the database, never in it.
 */
export function createVault(masterKey: Buffer, random: Random): Vault {
  const keys = new Map<string, Buffer>();
  const key = (purpose: string): Buffer => {
    let derived = keys.get(purpose);
    if (!derived) {
      derived = Buffer.from(hkdfSync('sha256', masterKey, '', `mlango ${purpose}`, 32));
      keys.set(purpose, derived);
    }
    return derived;
  };
  const signers = new Map<string, (bytes: Uint8Array) => Buffer>();
  const sign = (bytes: Uint8Array, purpose: string): Buffer => {
    let signer = signers.get(purpose);
    if (!signer) {
      signer = hmacSha256(key(purpose));
      signers.set(purpose, signer);
    }
    return signer(bytes);
  };
  return {
    codeHash: (code) => sign(Buffer.from(code), 'code hash'),
    tag: (bytes, purpose) => sign(bytes, `tag ${purpose}`),
    seal(cleartext, purpose) {
      const iv = Buffer.from(random.bytes(IV_BYTES));
      const cipher = createCipheriv('aes-256-gcm', key('seal'), iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(cleartext, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(sealed, purpose) {
      const decipher = createDecipheriv('aes-256-gcm', key('seal'), sealed.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = sealed.subarray(IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}
