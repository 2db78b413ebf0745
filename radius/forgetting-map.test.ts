import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ForgettingMap } from './forgetting-map.ts';

describe('a map that forgets', () => {
  it('keeps what was set within the retention, and is never larger than its bound', () => {
    const steps = fc.array(fc.tuple(fc.nat(30), fc.nat(400)), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (taken) => {
        const map = new ForgettingMap<string, number>(1_000, 1_000);
        const setAt = new Map<string, number>();
        let nowMs = 0;
        for (const [name, pauseMs] of taken) {
          nowMs += pauseMs;
          map.set(`${name}`, nowMs, nowMs);
          setAt.set(`${name}`, nowMs);
          for (const [key, atMs] of setAt) {
            const value = map.get(key);
            if (nowMs - atMs < 1_000) expect(value).toBe(atMs);
            if (nowMs - atMs > 2_000) expect(value).toBeUndefined();
          }
        }
      }),
    );
    const full = new ForgettingMap<string, number>(1_000, 100);
    for (let i = 0; i < 1_000; i += 1) full.set(`${i}`, i, 0);
    expect(full.size).toBeLessThanOrEqual(100);
    expect(full.get('999')).toBe(999);
  });

  it('forgets at once what is deleted', () => {
    const map = new ForgettingMap<string, number>(1_000, 100);
    map.set('a', 1, 0);
    map.set('b', 2, 1_500);
    map.delete('a');
    expect([map.get('a'), map.get('b')]).toEqual([undefined, 2]);
  });
});
