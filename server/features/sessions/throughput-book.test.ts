import { describe, expect, it } from 'vitest';
import { ThroughputBook } from './throughput-book.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 2, 1, 12, 0, 0);

const heard = (id: string, minutes: number, megabytes: number) => ({
  ...{ id, routerId: 'R1', updatedAtMs: START_MS + minutes * MINUTE_MS },
  ...{ bytesUp: 0, bytesDown: megabytes * 1e6 },
});

describe('the book of speeds', () => {
  it('tells how fast a session is, by its last two reports', () => {
    const book = new ThroughputBook();
    book.hear([heard('S1', 0, 0)]);
    expect(book.now('S1', START_MS)).toBeNull();
    book.hear([heard('S1', 5, 75)]);
    book.hear([heard('S1', 10, 225)]);
    expect(book.now('S1', START_MS + 10 * MINUTE_MS)?.downBps).toBe(4_000_000);
    expect(book.ofSession('S1').map(({ downBps }) => downBps)).toEqual([2_000_000, 4_000_000]);
    expect(book.now('S1', START_MS + 26 * MINUTE_MS)).toBeNull();
  });

  it('counts a report that comes twice, or late, once', () => {
    const book = new ThroughputBook();
    for (const minutes of [0, 5, 5, 3]) book.hear([heard('S1', minutes, minutes * 15)]);
    expect(book.ofSession('S1')).toHaveLength(1);
    const carried = book.ofRouter('R1', START_MS + 20 * MINUTE_MS);
    expect(carried.reduce((sum, { downBps }) => sum + downBps, 0)).toBe(2_000_000);
  });

  it('adds up the sessions of a router, five minutes by five minutes, quiet ones included', () => {
    const book = new ThroughputBook();
    for (const id of ['S1', 'S2']) {
      book.hear([heard(id, 0, 0)]);
      book.hear([heard(id, 10, 150)]);
    }
    book.hear([heard('S3', 20, 0)]);
    book.hear([heard('S3', 25, 75)]);
    const points = book.ofRouter('R1', START_MS + 30 * MINUTE_MS);
    expect(points.map(({ downBps }) => downBps / 1e6)).toEqual([4, 4, 0, 0, 2]);
    expect(book.ofRouter('unknown', START_MS)).toEqual([]);
  });

  it('takes a leap of the clock for no day of use', () => {
    const book = new ThroughputBook();
    const leap = { ...heard('S1', 0, 10), updatedAtMs: 60_000 };
    book.hear([{ ...leap, bytesDown: 0 }, leap]);
    book.hear([heard('S1', 0, 20)]);
    book.hear([heard('S1', 5, 95)]);
    const points = book.ofRouter('R1', START_MS + 20 * MINUTE_MS);
    expect(points.filter(({ downBps }) => downBps > 0)).toHaveLength(1);
    expect(points.length).toBeLessThanOrEqual(288);
  });

  it('forgets what is older than a day, and the readings of the oldest sessions', () => {
    const book = new ThroughputBook();
    for (let hour = 0; hour <= 48; hour++) book.hear([heard('S1', hour * 60, hour)]);
    const points = book.ofRouter('R1', START_MS + 48 * 60 * MINUTE_MS);
    expect(points).toHaveLength(288);
    for (let n = 0; n < 5_000; n++) book.hear([heard(`other ${n}`, 0, 0)]);
    expect(book.ofSession('S1')).toEqual([]);
  });
});
