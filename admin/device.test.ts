import { expect, it } from 'vitest';
import { makeSecret, newId } from './device.ts';

it('makes long secrets without look-alikes, a new one each time', () => {
  const secrets = Array.from({ length: 50 }, makeSecret);
  for (const secret of secrets) expect(secret).toMatch(/^[a-hj-km-np-z2-9]{24}$/);
  expect(new Set(secrets).size).toBe(50);
});

it('makes ids as the box takes them, without a secure address', () => {
  const ids = Array.from({ length: 50 }, newId);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(ids).size).toBe(50);
});
