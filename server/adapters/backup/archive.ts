import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { AppError } from '../../ports/errors.ts';
import { renameDurably } from '../system/durable-files.ts';

/**
 * A database and the key of its box in one encrypted file:
 *
 *     "MLANGO-BACKUP-1\n" ‖ 16 bytes salt ‖ 12 bytes nonce ‖ AES-256-GCM(gzip(32 bytes key ‖ database)) ‖ 16 bytes tag
 *
 * The key of the cipher is HKDF-SHA256 of the owner's recovery key with the salt, so each file has
 * its own; the first line is authenticated with the rest.
 */
const MAGIC = Buffer.from('MLANGO-BACKUP-1\n');
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = MAGIC.length + SALT_BYTES + NONCE_BYTES;
const MASTER_KEY_BYTES = 32;

const cipherKey = (recoveryKey: Uint8Array, salt: Uint8Array) =>
  Buffer.from(hkdfSync('sha256', recoveryKey, salt, 'mlango backup', 32));

/** Written aside, synced, then renamed: a file with the wanted name is always whole. */
export async function sealArchive(
  databaseFile: string,
  masterKey: Buffer,
  recoveryKey: Uint8Array,
  target: string,
): Promise<void> {
  const partial = `${target}.partial`;
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const head = Buffer.concat([MAGIC, salt, nonce]);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(recoveryKey, salt), nonce).setAAD(head);
  const plain = async function* () {
    yield masterKey;
    yield* createReadStream(databaseFile);
  };
  try {
    await pipeline(
      Readable.from(plain()),
      createGzip(),
      framed(head, cipher),
      createWriteStream(partial),
    );
    renameDurably(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** The head before, and the tag after, what the cipher makes. */
function framed(head: Buffer, cipher: Transform & { getAuthTag(): Buffer }) {
  return async function* (source: AsyncIterable<Buffer>) {
    yield head;
    for await (const chunk of source) {
      cipher.write(chunk);
      const made: Buffer | null = cipher.read();
      if (made) yield made;
    }
    cipher.end();
    for (let made: Buffer | null = cipher.read(); made; made = cipher.read()) yield made;
    yield cipher.getAuthTag();
  };
}

export function isArchive(file: string): boolean {
  return readAt(file, 0, MAGIC.length).equals(MAGIC);
}

/**
 * Decrypts into `databaseFile`; nothing is left there unless every byte was right.
 * @returns the key of the box that made it
 * @throws AppError backup_unusable for a wrong recovery key or a damaged file
 */
export async function openArchive(
  file: string,
  recoveryKey: Uint8Array,
  databaseFile: string,
): Promise<Buffer> {
  const { size } = statSync(file);
  const head = readAt(file, 0, HEAD_BYTES);
  const unusable = () =>
    new AppError(
      422,
      'backup_unusable',
      'This backup cannot be opened: the recovery key is another one, or the file is damaged.',
    );
  if (size < HEAD_BYTES + TAG_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw unusable();
  }
  const salt = head.subarray(MAGIC.length, MAGIC.length + SALT_BYTES);
  const nonce = head.subarray(MAGIC.length + SALT_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(recoveryKey, salt), nonce, {
    authTagLength: TAG_BYTES,
  })
    .setAAD(head)
    .setAuthTag(readAt(file, size - TAG_BYTES, TAG_BYTES));
  const box: { key: Buffer } = { key: Buffer.alloc(0) };
  const sealed = createReadStream(file, { start: HEAD_BYTES, end: size - TAG_BYTES - 1 });
  try {
    await pipeline(sealed, decipher, createGunzip(), takeKey(box), createWriteStream(databaseFile));
    return box.key;
  } catch (error) {
    rmSync(databaseFile, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    throw unusable();
  }
}

/** The first bytes are the key; the rest goes on. */
function takeKey(box: { key: Buffer }) {
  return async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      const missing = MASTER_KEY_BYTES - box.key.length;
      box.key = Buffer.concat([box.key, chunk.subarray(0, missing)]);
      if (chunk.length > missing) yield chunk.subarray(missing);
    }
  };
}

function readAt(file: string, position: number, length: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes, 0, length, position));
  } finally {
    closeSync(handle);
  }
}
