import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { S3Simulator } from '../../../test/simulators/s3.ts';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { s3Place } from '../../adapters/backup/far/s3-place.ts';
import { snapshotFolder } from '../../adapters/backup/folder.ts';
import { snapshotName } from '../../adapters/backup/snapshot-name.ts';
import type { FarPlace } from '../../ports/far-place.ts';
import { FarSender } from './send-far.ts';

const KEY = { accessKey: 'AKIDEXAMPLE', secretKey: 'secret', region: 'us-east-1' };
const HOUR_MS = 3_600_000;

describeOnEachDatabase('the far copy', (open) => {
  let shop: Workshop;
  let folder: string;
  let storage: S3Simulator;
  let sender: FarSender;
  let place: FarPlace | null;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    folder = mkdtempSync(join(tmpdir(), 'mlango-far-'));
    storage = new S3Simulator('copies', KEY, () => shop.clock.now());
    const endpoint = await storage.start();
    const own = snapshotFolder(folder, true);
    place = s3Place({ ...KEY, endpoint, bucket: 'copies', folder: '' }, shop.clock);
    sender = new FarSender({
      ...shop,
      ...{ own, nameOf: snapshotName, second: () => null, far: () => place, farHours: () => 6 },
      maker: { make: async () => undefined, inspect: () => Promise.reject(new Error('unused')) },
    });
  });
  afterEach(async () => {
    await storage.close();
    rmSync(folder, { recursive: true });
  });

  const snapshot = () => {
    const name = snapshotName(shop.clock.now());
    writeFileSync(join(folder, name), 'sealed');
    return name;
  };
  const passes = async (rounds: number, hours = 1) => {
    for (let round = 0; round < rounds; round += 1) {
      shop.clock.advance(hours * HOUR_MS);
      snapshot();
      await sender.look();
    }
  };
  const alarms = async () =>
    (await shop.database.read.alarms.listOpen()).map(({ kind, subject }) => `${kind} ${subject}`);

  it('goes out every six hours, the newest snapshot each time', async () => {
    const first = snapshot();
    await sender.look();
    await passes(13);
    expect([...storage.objects.keys()]).toHaveLength(3);
    expect([...storage.objects.keys()].sort()[0]).toBe(first);
  });

  it('waits longer after each failure, and goes out when the line is back', async () => {
    snapshot();
    storage.fault = 'down';
    await sender.look();
    expect(sender.problem).toContain('does not answer');
    storage.fault = 'none';
    await sender.look();
    expect(storage.objects.size).toBe(0);
    shop.clock.advance(60_000);
    await sender.look();
    expect(storage.objects.size).toBe(1);
    expect(sender.problem).toBeNull();
  });

  it('alarms when nothing has arrived for a day, and is quiet again after the next one', async () => {
    snapshot();
    await sender.look();
    storage.fault = 'down';
    await passes(24);
    expect(await alarms()).toEqual([]);
    await passes(1);
    expect(await alarms()).toEqual(['backup_old far copy']);
    storage.fault = 'none';
    await passes(1);
    expect(await alarms()).toEqual([]);
  });

  it('alarms too when no copy has ever arrived', async () => {
    storage.fault = 'down';
    await passes(2);
    expect(await sender.age()).toBe('good');
    await passes(26);
    expect(await sender.age()).toBe('too_old');
    expect(await alarms()).toEqual(['backup_old far copy']);
  });

  it('knows nothing of the place before: a new one gets its copy at once, and none alarms no more', async () => {
    await passes(1);
    expect(storage.objects.size).toBe(1);
    storage.fault = 'down';
    await passes(26);
    expect(await alarms()).toEqual(['backup_old far copy']);
    const first = place;
    place = null;
    await sender.look();
    expect(await alarms()).toEqual([]);
    expect([sender.problem, await sender.lastCopyAt()]).toEqual([null, null]);
    storage.fault = 'none';
    place = first && { ...first, where: 'another bucket' };
    expect(await sender.lastCopyAt()).toBeNull();
    await sender.look();
    expect(storage.objects.size).toBe(2);
    expect(await sender.lastCopyAt()).not.toBeNull();
  });

  it('keeps at the far side what is kept on the box: days, then weeks', async () => {
    await passes(100, 12);
    expect(storage.objects.size).toBeLessThan(24 + 7 + 4);
    expect(storage.objects.size).toBeGreaterThan(24);
  });
});
