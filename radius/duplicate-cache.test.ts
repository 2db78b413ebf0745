import { describe, expect, it } from 'vitest';
import { DuplicateCache, Work } from './duplicate-cache.ts';

const KEY = '192.0.2.1 1812 7';
const ASKED = 'a'.repeat(16);
const OTHER = 'b'.repeat(16);
const REPLY = Buffer.from('reply');

describe('duplicate cache', () => {
  const begun = (cache: DuplicateCache, key = KEY, asked = ASKED, nowMs = 0): Work => {
    const work = cache.begin(key, asked, nowMs);
    if (!(work instanceof Work)) throw new Error('not new');
    return work;
  };

  it('drops a retransmission while the first is in progress', () => {
    const cache = new DuplicateCache();
    begun(cache);
    expect(cache.begin(KEY, ASKED, 1_100)).toBe('in_progress');
  });

  it('answers a retransmission with the identical bytes for ten seconds', () => {
    const cache = new DuplicateCache();
    begun(cache).answer(REPLY, 50);
    expect(cache.begin(KEY, ASKED, 10_049)).toBe(REPLY);
    expect(cache.begin(KEY, ASKED, 10_050)).toBeInstanceOf(Work);
  });

  it('takes another authenticator, address, port or Identifier for a new request', () => {
    const cache = new DuplicateCache();
    begun(cache);
    begun(cache, '192.0.2.1 1812 8');
    begun(cache, '192.0.2.1 1813 7');
    begun(cache, '192.0.2.2 1812 7');
    begun(cache, KEY, OTHER);
  });

  it('never gives the late answer of a replaced request to its successor', () => {
    const cache = new DuplicateCache();
    const replaced = begun(cache);
    begun(cache, KEY, OTHER, 1);
    replaced.answer(REPLY, 2);
    expect(cache.begin(KEY, OTHER, 3)).toBe('in_progress');
    cache.forget(replaced);
    expect(cache.begin(KEY, OTHER, 4)).toBe('in_progress');
  });

  it('tries a request afresh that ended without an answer', () => {
    const cache = new DuplicateCache();
    cache.forget(begun(cache));
    begun(cache, KEY, ASKED, 1);
  });

  it('holds 100,000 requests at most and lets go of answered ones after their time', () => {
    const cache = new DuplicateCache();
    for (let i = 0; i < 120_000; i += 1) begun(cache, `key ${i}`);
    expect(cache.size).toBeLessThanOrEqual(100_000);
    const small = new DuplicateCache();
    for (let i = 0; i < 1_000; i += 1) begun(small, `key ${i}`, ASKED, i).answer(REPLY, i);
    begun(small, KEY, ASKED, 60_000);
    expect(small.size).toBe(1);
  });
});
