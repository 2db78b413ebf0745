import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { LiveHub } from './hub.ts';

const always = () => Promise.resolve(true);

function reading(events: AsyncIterable<string> | null) {
  const seen = { text: '', over: false };
  void (async () => {
    for await (const text of events ?? []) seen.text += text;
    seen.over = true;
  })();
  return seen;
}

describe('the live hub', () => {
  it('tells of many changes once, and of nothing that they are', async () => {
    const clock = new VirtualClock();
    const hub = new LiveHub(clock);
    const screen = reading(hub.listen(always));
    for (let n = 0; n < 50; n += 1) hub.tell('money');
    hub.tell('online');
    await clock.advanceAsync(600);
    expect(screen.text).toBe('retry: 5000\n\nevent: money\ndata:\n\nevent: online\ndata:\n\n');
    hub.close();
    await clock.settle();
    expect(screen.over).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('keeps the line alive, and ends it with the session', async () => {
    const clock = new VirtualClock();
    const hub = new LiveHub(clock);
    let loggedIn = true;
    const screen = reading(hub.listen(() => Promise.resolve(loggedIn)));
    const other = reading(hub.listen(always));
    await clock.advanceAsync(15_000);
    expect(screen.text).toContain(': here');
    loggedIn = false;
    await clock.advanceAsync(15_000);
    await clock.settle();
    expect(screen.over).toBe(true);
    expect(other.over).toBe(false);
    hub.close();
  });

  it('ends for a reader who goes while nothing happens, and keeps no timer for nobody', async () => {
    const clock = new VirtualClock();
    const hub = new LiveHub(clock);
    const events = hub.listen(always);
    const iterator = events?.[Symbol.asyncIterator]();
    await iterator?.next();
    const waiting = iterator?.next();
    await iterator?.return?.();
    expect(await waiting).toEqual({ value: undefined, done: true });
    await clock.advanceAsync(15_000);
    expect(clock.pending).toBe(0);
    hub.tell('money');
    expect(clock.pending).toBe(0);
  });

  it('turns the forty-first screen away, and drops a reader who has fallen asleep', () => {
    const clock = new VirtualClock();
    const hub = new LiveHub(clock);
    for (let n = 0; n < 40; n += 1) expect(hub.listen(always)).not.toBeNull();
    expect(hub.listen(always)).toBeNull();
    for (let n = 0; n < 150; n += 1) {
      hub.tell('money');
      clock.advance(600);
    }
    expect(hub.listen(always)).not.toBeNull();
    hub.close();
  });
});
