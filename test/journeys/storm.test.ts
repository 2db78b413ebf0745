import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openPlain } from '../../server/adapters/database/open.ts';
import { RunningBox } from '../support/running-box.ts';
import { reconnectAll } from '../support/storm.ts';

const DEVICES = 1_000;
const SECRET = 'a-secret-for-the-storm';
let box: RunningBox;
afterEach(() => box.dispose());

it('brings 1,000 devices back after a power cut, each with its session, and loses none', async () => {
  box = await RunningBox.prepare();
  await box.start();
  await box.json('plan', 'add', '--name', 'storm', '--price', '20', '--time', '3600');
  await box.json('router', 'add', '--name', 'R1', '--address', '127.0.0.1', '--secret', SECRET);
  const { codes } = await box.json<{ codes: string[] }>(
    ...['voucher', 'create', '--plan', 'storm', '--count', String(DEVICES)],
  );
  await box.end('SIGKILL');
  await box.start();
  const storm = await reconnectAll(box, SECRET, codes, 3);
  expect(storm).toMatchObject({ online: DEVICES, refused: 0 });
  expect(storm.access.lost + storm.starts.lost).toBe(0);
  await box.end('SIGKILL');
  const knex = openPlain(join(box.dataDir, 'mlango.db'));
  try {
    const [open] = await knex('sessions').whereNull('stopped_at').count({ count: '*' });
    expect(open?.count).toBe(DEVICES);
    const [active] = await knex('vouchers').where({ status: 'active' }).count({ count: '*' });
    expect(active?.count).toBe(DEVICES);
  } finally {
    await knex.destroy();
  }
});
