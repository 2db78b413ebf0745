import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { Pacer } from './pacer.ts';

describe('pacer', () => {
  it('spaces starts evenly and lets pushes go before queries', async () => {
    const clock = new VirtualClock(0);
    const pacer = new Pacer(clock, 2);
    const starts: string[] = [];
    const note = (name: string) => () => starts.push(`${name} at ${clock.now()}`);
    void pacer.turn('query').then(note('query 1'));
    void pacer.turn('query').then(note('query 2'));
    void pacer.turn('push').then(note('push 1'));
    void pacer.turn('push').then(note('push 2'));
    await clock.advanceAsync(5000);
    void pacer.turn('query').then(note('query 3'));
    await clock.advanceAsync(0);
    expect(starts).toEqual([
      'query 1 at 0',
      'push 1 at 500',
      'push 2 at 1000',
      'query 2 at 1500',
      'query 3 at 5000',
    ]);
    expect(clock.pending).toBe(0);
  });

  it('turns queries away when 200 wait, but still takes pushes', async () => {
    const clock = new VirtualClock(0);
    const pacer = new Pacer(clock, 1);
    for (let index = 0; index < 201; index += 1) void pacer.turn('query');
    expect(await pacer.turn('query')).toBe(false);
    const push = pacer.turn('push');
    await clock.advanceAsync(1000);
    expect(await push).toBe(true);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a rate of %s', (rate) => {
    expect(() => new Pacer(new VirtualClock(0), rate)).toThrow(RangeError);
  });
});
