import { describe, expect, it } from 'vitest';
import { type Guesser, GuessGuard } from './guess-guard.ts';

const stranger = (n: number): Guesser => ({
  device: `02:00:00:00:${n}`,
  router: null,
  known: false,
});

describe('the guard against guessing', () => {
  it('evaluates at most 30 a minute of 10,000 guesses from 1,000 MACs', () => {
    const guard = new GuessGuard();
    const perMinute: number[] = [];
    for (let minute = 0; minute < 10; minute++) {
      let evaluated = 0;
      for (let n = 0; n < 1_000; n++) {
        const nowMs = minute * 60_000 + n * 60;
        const guesser = stranger(n);
        if (!guard.allows(guesser, nowMs)) continue;
        evaluated++;
        guard.failed(guesser, nowMs);
      }
      perMinute.push(evaluated);
    }
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(30);
  });

  it('holds one router to 20 a minute and one device to 10 in ten minutes', () => {
    const byRouter = new GuessGuard();
    const byDevice = new GuessGuard();
    let [router, device] = [0, 0];
    for (let n = 0; n < 100; n++) {
      const onRouter = { device: `d${n}`, router: 'R1', known: false };
      if (byRouter.allows(onRouter, n)) {
        router++;
        byRouter.failed(onRouter, n);
      }
      if (byDevice.allows(stranger(1), n)) {
        device++;
        byDevice.failed(stranger(1), n);
      }
    }
    expect([router, device]).toEqual([20, 10]);
  });

  it('lets a device that bought before try, while others are locked out', () => {
    const guard = new GuessGuard();
    for (let n = 0; n < 1_000; n++) guard.failed(stranger(n), n);
    expect(guard.allows(stranger(2_000), 1_000)).toBe(false);
    expect(guard.allows({ device: 'known', router: 'R1', known: true }, 1_000)).toBe(true);
  });

  it('forgets: after the window everybody may try again', () => {
    const guard = new GuessGuard();
    for (let n = 0; n < 100; n++) guard.failed(stranger(n), 0);
    expect(guard.allows(stranger(500), 59_000)).toBe(false);
    expect(guard.allows(stranger(500), 121_000)).toBe(true);
  });
});
