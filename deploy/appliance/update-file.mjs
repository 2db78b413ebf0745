// An update is one file: a line that says what it is, the manifest as one line of JSON, signatures as
// one line of JSON, then the parts, one after the other. Only the manifest is signed; it has the
// SHA-256 of every part, so each byte is covered before anything is started from it.
import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const MAGIC = 'mlango-update 1';
const MOST_HEAD_BYTES = 65_536;
/** In the order in which they stand in the file, and in which they are written. */
const PART_NAMES = ['root', 'verity', 'kernel'];

/** The file is not an update, is damaged, or is not for this box; the message is for the owner. */
export class UpdateRefused extends Error {
  name = 'UpdateRefused';
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** A key is named by the digest of its public half, so that an old one can be told from the spare. */
export function keyId(publicKey) {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/** The pinned public keys: the usual one and the spare. */
export function readKeys(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.pem'));
  return names.map((name) => createPublicKey(readFileSync(join(folder, name))));
}

async function digestOf(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Writes a signed update.
 * @param about `{version, sequence, arch, rootHash}`
 * @param parts `{root, verity, kernel}`, paths
 * @param privateKeys one is enough; signing by both the usual key and the spare is possible
 */
export async function writeUpdate(path, about, parts, privateKeys) {
  const described = [];
  for (const name of PART_NAMES) {
    const { size } = statSync(parts[name]);
    described.push({ name, bytes: size, sha256: await digestOf(parts[name]) });
  }
  const manifest = JSON.stringify({ product: 'mlango', ...about, parts: described });
  const signatures = privateKeys.map((key) => ({
    key: keyId(createPublicKey(key)),
    signature: sign(null, Buffer.from(manifest), key).toString('base64'),
  }));
  const head = `${MAGIC}\n${manifest}\n${JSON.stringify(signatures)}\n`;
  await pipeline(
    (async function* content() {
      yield head;
      for (const name of PART_NAMES) yield* createReadStream(parts[name]);
    })(),
    createWriteStream(path),
  );
}

/**
 * Reads and verifies the head; nothing of the manifest is believed before its signature is.
 * @returns the manifest, and where the parts begin
 * @throws UpdateRefused
 */
export async function readHead(file, keys) {
  const buffer = Buffer.alloc(MOST_HEAD_BYTES);
  const { bytesRead } = await file.read(buffer, 0, MOST_HEAD_BYTES, 0);
  const text = buffer.subarray(0, bytesRead).toString('latin1');
  const lines = text.split('\n', 3);
  if (lines[0] !== MAGIC || text.split('\n').length < 4) {
    throw new UpdateRefused('not_an_update', 'This file is not a Mlango update.');
  }
  const [magic, manifest, signatures] = lines;
  const signed = Buffer.from(manifest, 'latin1');
  if (!isSigned(signed, signatures, keys)) {
    throw new UpdateRefused(
      'not_signed',
      'This update is not signed by a key that this box trusts.',
    );
  }
  const offset = magic.length + manifest.length + signatures.length + 3;
  return { manifest: JSON.parse(signed.toString('utf8')), offset };
}

function isSigned(manifest, signatures, keys) {
  let list;
  try {
    list = JSON.parse(signatures);
  } catch {
    return false;
  }
  if (!Array.isArray(list)) return false;
  return list.some(({ key, signature }) => {
    const pinned = keys.find((one) => keyId(one) === key);
    if (!pinned || typeof signature !== 'string') return false;
    return verify(null, manifest, pinned, Buffer.from(signature, 'base64'));
  });
}

/**
 * Whether this box takes that update.
 * @param running what runs now: `{version, sequence, arch}`
 * @param highest the newest sequence number that ever passed its trial here
 * @throws UpdateRefused
 */
export function checkManifest(manifest, running, highest, sizes) {
  if (manifest.product !== 'mlango') {
    throw new UpdateRefused('not_an_update', 'This update is for another product.');
  }
  if (manifest.arch !== running.arch) {
    throw new UpdateRefused(
      'other_machine',
      `This update is for ${manifest.arch} machines; this one is ${running.arch}.`,
    );
  }
  const floor = Math.max(running.sequence, highest);
  if (!Number.isSafeInteger(manifest.sequence) || manifest.sequence <= floor) {
    throw new UpdateRefused(
      'not_newer',
      `Version ${manifest.version} is not newer than ${running.version}, which runs here.`,
    );
  }
  const names = manifest.parts?.map(({ name }) => name).join(' ');
  if (names !== PART_NAMES.join(' ') || !/^[0-9a-f]{64}$/.test(manifest.rootHash)) {
    throw new UpdateRefused('not_an_update', 'This update lacks a part.');
  }
  for (const { name, bytes } of manifest.parts) {
    if (sizes[name] !== undefined && bytes > sizes[name]) {
      throw new UpdateRefused('too_large', `The ${name} of this update does not fit this box.`);
    }
  }
}

/**
 * Copies the parts to where they go, in order, checking each as it is written.
 * @param targets `{root, verity, kernel}`: paths that exist (a partition) or are made (a file)
 * @throws UpdateRefused when a part is cut short or altered
 */
export async function copyParts(file, { manifest, offset }, targets, onProgress = () => {}) {
  let position = offset;
  const total = manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const block = Buffer.alloc(2 ** 20);
  for (const { name, bytes, sha256 } of manifest.parts) {
    const hash = createHash('sha256');
    const target = await open(targets[name], name === 'kernel' ? 'w' : 'r+');
    try {
      for (let written = 0; written < bytes; ) {
        const wanted = Math.min(block.length, bytes - written);
        const { bytesRead } = await file.read(block, 0, wanted, position);
        if (bytesRead === 0) throw new UpdateRefused('damaged', 'The update is cut short.');
        const chunk = block.subarray(0, bytesRead);
        hash.update(chunk);
        await target.write(chunk, 0, bytesRead, written);
        written += bytesRead;
        position += bytesRead;
        onProgress((position - offset) / total);
      }
      await target.sync();
    } finally {
      await target.close();
    }
    if (hash.digest('hex') !== sha256) {
      throw new UpdateRefused('damaged', `The update is damaged (${name}). Copy it again.`);
    }
  }
}
