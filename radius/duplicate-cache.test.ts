import { describe, expect, it } from 'vitest';
import { DuplicateCache, Work } from './duplicate-cache.ts';

const SOURCE = { address: '192.0.2.1', port: 1812 };
const asked = (authenticator: string, identifier = 7): Buffer =>
  Buffer.from([1, identifier, 0, 20, ...Buffer.from(authenticator.repeat(16))]);
const ASKED = asked('a');
const OTHER = asked('b');
const REPLY = Buffer.from('reply');

describe('duplicate cache', () => {
  const begun = (cache: DuplicateCache, source = SOURCE, request = ASKED, nowMs = 0): Work => {
    const work = cache.begin(source, request, nowMs);
    if (!(work instanceof Work)) throw new Error('not new');
    return work;
  };

  it('drops a retransmission while the first is in progress', () => {
    const cache = new DuplicateCache();
    begun(cache);
    expect(cache.begin(SOURCE, ASKED, 1_100)).toBe('in_progress');
  });

  it('answers a retransmission with the identical bytes for ten seconds', () => {
    const cache = new DuplicateCache();
    begun(cache).answer(REPLY, 50);
    expect(cache.begin(SOURCE, ASKED, 10_049)).toEqual(REPLY);
    expect(cache.begin(SOURCE, ASKED, 10_050)).toBeInstanceOf(Work);
  });

  it('takes another authenticator, address, port or Identifier for a new request', () => {
    const cache = new DuplicateCache();
    begun(cache);
    begun(cache, SOURCE, asked('a', 8));
    begun(cache, { ...SOURCE, port: 1813 });
    begun(cache, { ...SOURCE, address: '192.0.2.2' });
    begun(cache, SOURCE, OTHER);
  });

  it('never gives the late answer of a replaced request to its successor', () => {
    const cache = new DuplicateCache();
    const replaced = begun(cache);
    begun(cache, SOURCE, OTHER, 1);
    replaced.answer(REPLY, 2);
    expect(cache.begin(SOURCE, OTHER, 3)).toBe('in_progress');
    cache.forget(replaced);
    expect(cache.begin(SOURCE, OTHER, 4)).toBe('in_progress');
  });

  it('uses the memory of an answered request for its successor, not for what was sent', () => {
    const cache = new DuplicateCache();
    const first = begun(cache);
    first.answer(REPLY, 0);
    const repeated = cache.begin(SOURCE, ASKED, 1);
    const second = begun(cache, SOURCE, OTHER, 2);
    expect(second).toBe(first);
    expect(cache.begin(SOURCE, OTHER, 3)).toBe('in_progress');
    second.answer(Buffer.alloc(4_076, 'long'), 4);
    expect(repeated).toEqual(REPLY);
    expect(cache.begin(SOURCE, OTHER, 5)).toEqual(Buffer.alloc(4_076, 'long'));
    expect(cache.size).toBe(1);
  });

  it('tries a request afresh that ended without an answer', () => {
    const cache = new DuplicateCache();
    cache.forget(begun(cache));
    begun(cache, SOURCE, ASKED, 1);
  });

  it('holds 100,000 requests at most and lets go of answered ones after their time', () => {
    const numbered = (i: number) => ({ address: `192.0.2.${i % 250}`, port: Math.floor(i / 250) });
    const cache = new DuplicateCache();
    for (let i = 0; i < 120_000; i += 1) begun(cache, numbered(i));
    expect(cache.size).toBeLessThanOrEqual(100_000);
    const small = new DuplicateCache();
    for (let i = 0; i < 1_000; i += 1) begun(small, numbered(i), ASKED, i).answer(REPLY, i);
    begun(small, SOURCE, ASKED, 60_000);
    expect(small.size).toBe(1);
  });
});
