import { describe, expect, it } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

describe('virtual clock', () => {
  it('runs due tasks in order of time, then of registration', () => {
    const clock = new VirtualClock(0);
    const ran: string[] = [];
    clock.after(20, () => ran.push(`c at ${clock.now()}`));
    clock.after(10, () => ran.push(`a at ${clock.now()}`));
    clock.after(10, () => ran.push(`b at ${clock.now()}`));
    clock.advance(15);
    expect(ran).toEqual(['a at 10', 'b at 10']);
    expect(clock.now()).toBe(15);
    clock.advance(5);
    expect(ran).toEqual(['a at 10', 'b at 10', 'c at 20']);
  });

  it('runs tasks that a task adds on the way', () => {
    const clock = new VirtualClock(0);
    const ran: number[] = [];
    clock.after(10, () => clock.after(10, () => ran.push(clock.now())));
    clock.advance(100);
    expect(ran).toEqual([20]);
  });

  it('forgets a cancelled task', () => {
    const clock = new VirtualClock(0);
    const cancel = clock.after(10, () => expect.unreachable());
    cancel();
    clock.advance(20);
    expect(clock.pending).toBe(0);
  });

  it('lets promises settle between tasks', async () => {
    const clock = new VirtualClock(0);
    const ran: number[] = [];
    clock.after(10, () => {
      void Promise.resolve().then(() => clock.after(10, () => ran.push(clock.now())));
    });
    await clock.advanceAsync(30);
    expect(ran).toEqual([20]);
  });

  it('gives up waiting for a condition that never holds', async () => {
    const clock = new VirtualClock(0);
    await expect(clock.advanceUntil(() => false, { limitMs: 50 })).rejects.toThrow('50 ms');
  });
});
