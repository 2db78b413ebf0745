import { expect, it } from 'vitest';
import { makeSecret } from './device.ts';

it('makes long secrets without look-alikes, a new one each time', () => {
  const secrets = Array.from({ length: 50 }, makeSecret);
  for (const secret of secrets) expect(secret).toMatch(/^[a-hj-km-np-z2-9]{24}$/);
  expect(new Set(secrets).size).toBe(50);
});
