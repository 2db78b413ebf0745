import { describe, expect, it } from 'vitest';
import { RecentWork } from './recent-work.ts';

describe('recent work', () => {
  it('is shared while it runs and for 30 s after, then done again', async () => {
    const recent = new RecentWork();
    let runs = 0;
    const work = async (): Promise<void> => {
      runs += 1;
    };
    await recent.share('a', 'start', 0, work);
    await recent.share('a', 'start', 29_999, work);
    await recent.share('b', 'start', 29_999, work);
    expect(runs).toBe(2);
    await recent.share('a', 'start', 30_000, work);
    expect(runs).toBe(3);
  });

  it('is that of the latest report of a session', async () => {
    const recent = new RecentWork();
    const done: string[] = [];
    const share = (report: string, nowMs: number) =>
      recent.share('a', report, nowMs, async () => {
        done.push(report);
      });
    for (const [nowMs, report] of ['start', 'interim', 'interim', 'start'].entries()) {
      await share(report, nowMs);
    }
    expect(done).toEqual(['start', 'interim', 'start']);
  });

  it('that failed fails for all who share it, and is then tried afresh', async () => {
    const recent = new RecentWork();
    const fail = (): Promise<void> => Promise.reject(new Error('disk full'));
    const [first, second] = [
      recent.share('a', 'start', 0, fail),
      recent.share('a', 'start', 1, async () => {}),
    ];
    await expect(first).rejects.toThrow('disk full');
    await expect(second).rejects.toThrow('disk full');
    await expect(recent.share('a', 'start', 2, async () => {})).resolves.toBeUndefined();
  });
});
