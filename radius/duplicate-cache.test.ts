import { describe, expect, it } from 'vitest';
import { DuplicateCache } from './duplicate-cache.ts';

const KEY = '192.0.2.1 1812 7';
const ASKED = Buffer.alloc(16, 1);
const OTHER = Buffer.alloc(16, 2);
const REPLY = Buffer.from('reply');

describe('duplicate cache', () => {
  it('drops a retransmission while the first is in progress', () => {
    const cache = new DuplicateCache();
    expect(cache.begin(KEY, ASKED, 0).kind).toBe('new');
    expect(cache.begin(KEY, ASKED, 1_100).kind).toBe('in_progress');
  });

  it('answers a retransmission with the identical bytes for ten seconds', () => {
    const cache = new DuplicateCache();
    cache.begin(KEY, ASKED, 0);
    cache.answer(KEY, ASKED, REPLY, 50);
    const again = cache.begin(KEY, ASKED, 10_049);
    expect(again.kind === 'answered' && again.reply).toBe(REPLY);
    expect(cache.begin(KEY, ASKED, 10_050).kind).toBe('new');
  });

  it('takes another authenticator, address, port or Identifier for a new request', () => {
    const cache = new DuplicateCache();
    cache.begin(KEY, ASKED, 0);
    expect(cache.begin('192.0.2.1 1812 8', ASKED, 1).kind).toBe('new');
    expect(cache.begin('192.0.2.1 1813 7', ASKED, 1).kind).toBe('new');
    expect(cache.begin('192.0.2.2 1812 7', ASKED, 1).kind).toBe('new');
    expect(cache.begin(KEY, OTHER, 1).kind).toBe('new');
  });

  it('never gives the late answer of a replaced request to its successor', () => {
    const cache = new DuplicateCache();
    cache.begin(KEY, ASKED, 0);
    cache.begin(KEY, OTHER, 1);
    cache.answer(KEY, ASKED, REPLY, 2);
    expect(cache.begin(KEY, OTHER, 3).kind).toBe('in_progress');
  });

  it('tries a request afresh that ended without an answer', () => {
    const cache = new DuplicateCache();
    cache.begin(KEY, ASKED, 0);
    cache.forget(KEY, ASKED);
    expect(cache.begin(KEY, ASKED, 1).kind).toBe('new');
  });

  it('holds 100,000 requests at most and lets go of answered ones after their time', () => {
    const cache = new DuplicateCache();
    for (let i = 0; i < 120_000; i += 1) cache.begin(`key ${i}`, ASKED, 0);
    expect(cache.size).toBeLessThanOrEqual(100_000);
    const small = new DuplicateCache();
    for (let i = 0; i < 1_000; i += 1) {
      small.begin(`key ${i}`, ASKED, i);
      small.answer(`key ${i}`, ASKED, REPLY, i);
    }
    small.begin(KEY, ASKED, 60_000);
    expect(small.size).toBe(1);
  });
});
