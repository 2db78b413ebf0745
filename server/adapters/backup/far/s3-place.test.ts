import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { S3Simulator } from '../../../../test/simulators/s3.ts';
import { VirtualClock } from '../../../../test/support/virtual-clock.ts';
import type { FarPlace } from '../../../ports/far-place.ts';
import { snapshotName } from '../snapshot-name.ts';
import { type S3Options, s3Place } from './s3-place.ts';

const KEY = { accessKey: 'AKIDEXAMPLE', secretKey: 'a/secret+key', region: 'af-south-1' };
const clock = new VirtualClock();
const nameOf = (hour: number) => snapshotName(Date.UTC(2026, 10, 28, hour));

describe('copies in an S3-compatible storage', () => {
  let folder: string;
  let storage: S3Simulator;
  let place: FarPlace;
  let options: S3Options;
  const path = (name: string) => join(folder, name);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mlango-s3-'));
    storage = new S3Simulator('copies', KEY, () => clock.now());
    const endpoint = await storage.start();
    options = { ...KEY, endpoint, bucket: 'copies', folder: 'my shop/box 1' };
    place = s3Place(options, clock);
    writeFileSync(path('file'), Buffer.alloc(1_500_000, 'sealed'));
  });
  afterEach(async () => {
    await storage.close();
    rmSync(folder, { recursive: true });
  });

  it('go there whole, are listed over several pages, come back as they were, and go', async () => {
    const seen: number[] = [];
    for (const hour of [1, 2, 3, 4, 5, 6, 7]) {
      await place.send(path('file'), nameOf(hour), (bytes) => seen.push(bytes));
    }
    storage.objects.set('my shop/box 1/notes.txt', Buffer.from('not ours'));
    expect(seen.at(-1)).toBe(1_500_000);
    expect((await place.list()).map(({ name }) => name)).toEqual([7, 6, 5, 4, 3, 2, 1].map(nameOf));
    await place.fetch(nameOf(3), path('back'));
    expect(readFileSync(path('back')).equals(readFileSync(path('file')))).toBe(true);
    await place.remove(nameOf(7));
    expect((await place.list())[0]).toMatchObject({ name: nameOf(6), bytes: 1_500_000 });
    expect([...storage.objects.keys()]).toContain(`my shop/box 1/${nameOf(1)}`);
  });

  it.each([
    ['another secret key', { secretKey: 'x' }, /secret key is not the one/],
    ['an unknown access key', { accessKey: 'x' }, /does not know this access key/],
    ['another region', { region: 'eu-west-1' }, /region is another one/],
    ['another bucket', { bucket: 'elsewhere' }, /no such bucket/],
  ])('are refused in words with %s', async (_what, wrong, words) => {
    const refused = s3Place({ ...options, ...wrong }, clock).list();
    await expect(refused).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(words),
    });
  });

  it.each(['down', 'cuts_uploads', 'slow_down'] as const)(
    'leave nothing behind when the storage is %s, and can be sent again',
    async (fault) => {
      storage.fault = fault;
      const sent = place.send(path('file'), nameOf(1), () => undefined);
      await expect(sent).rejects.toMatchObject({ code: 'unreachable' });
      expect(storage.objects.size).toBe(0);
      storage.fault = 'none';
      await place.send(path('file'), nameOf(1), () => undefined);
      expect(storage.objects.size).toBe(1);
    },
  );

  it('say that a file is not there', async () => {
    await expect(place.fetch(nameOf(9), path('x'))).rejects.toMatchObject({ code: 'missing' });
  });
});
