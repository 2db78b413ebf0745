import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiErrorBody, PlanView, PurchaseView } from '../../server/contract/portal.ts';
import { RunningBox, until } from '../support/running-box.ts';

/** A disk of its own needs a mount, which needs root. */
const mayMount = userInfo().uid === 0 || process.env.MLANGO_TEST_REQUIRE === 'all';

describe.skipIf(!mayMount)('when the disk is full', () => {
  let box: RunningBox;
  let disk: string;
  let plan: PlanView;

  beforeAll(async () => {
    box = await RunningBox.prepare();
    disk = join(box.dataDir, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]);
    box.env.MLANGO_DATA_DIR = disk;
    await box.start();
    plan = await box.json('plan', 'add', '--name', '1 hour', '--price', '20', '--time', '3600');
  });
  afterAll(async () => {
    await box.end('SIGKILL');
    execFileSync('umount', [disk]);
    await box.dispose();
  });

  const order = (id: string, phone: string) =>
    box.post<{ purchase: PurchaseView } & ApiErrorBody>('/api/v1/portal/purchases', {
      ...{ id, planId: plan.id, phone },
      mac: `AA:BB:CC:00:00:${phone.slice(-2)}`,
    });
  const state = async (id: string) =>
    (await box.get<{ purchase?: PurchaseView }>(`/api/v1/portal/purchases/${id}`)).purchase?.state;

  it('says so, loses nothing, and goes on when there is space again', async () => {
    const before = randomUUID();
    expect((await order(before, '0712345610')).status).toBe(202);
    await until(async () => ((await state(before)) === 'paid' ? true : null));

    const ballast = join(disk, 'ballast');
    expect(() => writeFileSync(ballast, Buffer.alloc(8_000_000))).toThrow('ENOSPC');
    const during = randomUUID();
    let phones = 10;
    // The write-ahead log may hold a few more rows; then the disk is really full.
    const refused = await until(async () => {
      const answer = await order(randomUUID(), `07000000${phones++}`);
      return answer.status === 202 ? null : answer;
    });
    expect(refused).toMatchObject({ status: 503, body: { error: { code: 'disk_full' } } });
    expect(await state(before)).toBe('paid');

    rmSync(ballast);
    expect((await order(during, '0712345620')).status).toBe(202);
    await until(async () => ((await state(during)) === 'paid' ? true : null));
  });
});
