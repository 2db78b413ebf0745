import { expect, it } from 'vitest';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { remembered } from './remembered.ts';

it('finds an answer once for a while, then anew without letting anybody wait', async () => {
  const clock = new VirtualClock();
  let found = 0;
  const ask = remembered(clock, 1_000, async () => ++found);
  expect(await Promise.all([ask(false), ask(false)])).toEqual([1, 1]);
  clock.advance(999);
  expect(await ask(false)).toBe(1);
  clock.advance(1);
  expect(await ask(false)).toBe(1);
  expect(await ask(false)).toBe(2);
  expect(await ask(true)).toBe(3);
});

it('keeps the last answer when the next cannot be found', async () => {
  const clock = new VirtualClock();
  let broken = false;
  const ask = remembered(clock, 1_000, async () => {
    if (broken) throw new Error('disk');
    return 'whole';
  });
  expect(await ask(false)).toBe('whole');
  broken = true;
  clock.advance(1_000);
  expect(await ask(false)).toBe('whole');
  await expect(ask(true)).rejects.toThrow('disk');
  expect(await ask(false)).toBe('whole');
});
