import { expect, it } from 'vitest';
import type { ConfigAccess } from '../../ports/router-config-store.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import { configCheck } from './configs.ts';

const DAY_MS = 86_400_000;
const NOW_MS = 100 * DAY_MS;
const router = { id: 'r', name: 'Shop' } as RouterRecord;
const read = (daysAgo: number | null, problem: ConfigAccess['problem'] = null): ConfigAccess => ({
  ...{ routerId: 'r', sshPort: 22, hostFingerprint: 'SHA256:x', offeredFingerprint: null },
  ...{ triedAtMs: NOW_MS, problem },
  readAtMs: daysAgo === null ? null : NOW_MS - daysAgo * DAY_MS,
});

it.each([
  ['a router that the box was never let into', null],
  ['one that was tried and never read', read(null, 'refused')],
  ['one whose copy is of last night', read(0.5)],
  ['one that was off for two nights', read(2, 'unreachable')],
])('The health page says nothing about %s', (_what, access) => {
  expect(configCheck(router, access, NOW_MS)).toBeNull();
});

it('The health page tells of a copy that grows old, and at once of another key', () => {
  const old = configCheck(router, read(5.5, 'refused'), NOW_MS);
  expect(old).toMatchObject({ name: 'configuration Shop', status: 'amber' });
  expect(old?.sentence).toContain('5 days');
  expect(configCheck(router, read(0.1, 'host_changed'), NOW_MS)?.sentence).toContain('Another key');
});
