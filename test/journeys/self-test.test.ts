import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningBox } from '../support/running-box.ts';

describe('the test customer of a real box', () => {
  let box: RunningBox;
  beforeAll(async () => {
    box = await RunningBox.prepare();
    await box.start();
    await box.json('plan', 'add', '--name', '1 hour', '--price', '20', '--time', '3600');
  });
  afterAll(() => box?.dispose());

  it('logs in, is counted and logs out through the UDP ports, and nobody ever sees it', async () => {
    for (const _time of ['first', 'second']) {
      expect(await box.json('self-test')).toMatchObject({ report: { failed: null } });
    }
    expect(await box.json('router', 'list')).toEqual([]);
    expect(await box.json('session', 'list')).toEqual([]);
    const { checks } = await box.json<{ checks: { name: string; status: string }[] }>('doctor');
    expect(checks.find(({ name }) => name === 'self-test')?.status).toBe('green');
    expect(checks.filter(({ name }) => name.includes('unknown router'))).toEqual([]);
  });
});
