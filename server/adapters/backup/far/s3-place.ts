import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type FarPlace, FarPlaceError } from '../../../ports/far-place.ts';
import type { Clock } from '../../../ports/system.ts';
import { refuseOtherNames, snapshotsAmong } from '../snapshot-name.ts';
import { callS3, elementOf, textOf } from './s3-call.ts';
import { encodeStrictly, type S3Key } from './sign-v4.ts';

export interface S3Options extends S3Key {
  /** E.g. `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string;
  bucket: string;
  /** Before each name, e.g. `shop-1`; may be empty. */
  folder: string;
}

/** One request carries one file: what S3 takes in a single PUT. */
const MOST_BYTES = 5 * 2 ** 30;
const MOST_PAGES = 20;
const EMPTY_SHA256 = createHash('sha256').digest('hex');

/** A bucket of any S3-compatible server, addressed by path as all of them understand. */
export function s3Place(options: S3Options, clock: Clock): FarPlace {
  const endpoint = new URL(options.endpoint);
  const prefix = options.folder === '' ? '' : `${options.folder.replace(/^\/+|\/+$/g, '')}/`;
  const bucketPath = `/${encodeStrictly(options.bucket)}`;
  const pathOf = (name: string) => {
    refuseOtherNames(name);
    return `${bucketPath}/${`${prefix}${name}`.split('/').map(encodeStrictly).join('/')}`;
  };
  const call = (
    method: string,
    path: string,
    query: [string, string][] = [],
    body: { bodySha256?: string; file?: Parameters<typeof callS3>[2]['file'] } = {},
  ) => {
    const { bodySha256 = EMPTY_SHA256, file } = body;
    const request = { method, path, query, bodySha256, ...(file ? { file } : {}) };
    return callS3(endpoint, options, request, clock.now());
  };
  return {
    where: `s3 ${endpoint.origin}${bucketPath}/${prefix}`,
    async list() {
      const files: { name: string; bytes: number }[] = [];
      let next: string | null = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query: [string, string][] = [
          ['list-type', '2'],
          ['prefix', prefix],
          ...(next === null ? [] : [['continuation-token', next] as [string, string]]),
        ];
        const xml = await textOf(await call('GET', bucketPath, query));
        for (const [, entry = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const name = (elementOf(entry, 'Key') ?? '').slice(prefix.length);
          files.push({ name, bytes: Number(elementOf(entry, 'Size') ?? 0) });
        }
        next = elementOf(xml, 'NextContinuationToken');
        if (next === null) break;
      }
      return snapshotsAmong(files);
    },
    async send(file, name, onSent) {
      const { size } = statSync(file);
      if (size > MOST_BYTES) {
        throw new FarPlaceError('too_large', 'S3 takes files up to 5 GiB in one piece.');
      }
      const bodySha256 = await sha256Of(file);
      const sent = { path: file, bytes: size, onSent };
      await textOf(await call('PUT', pathOf(name), [], { bodySha256, file: sent }));
    },
    async fetch(name, target) {
      const answer = await call('GET', pathOf(name));
      await pipeline(answer, createWriteStream(target, { mode: 0o600 })).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
        throw new FarPlaceError('unreachable', 'The line broke while the file came.');
      });
    },
    async remove(name) {
      await textOf(await call('DELETE', pathOf(name)));
    },
  };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
