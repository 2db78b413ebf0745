import { describe, expect, it } from 'vitest';
import { rememberBriefly } from './brief-memory.ts';

function memory(load: (call: number) => Promise<string>) {
  const state = { nowMs: 1_000_000, calls: 0 };
  const clock = { now: () => state.nowMs, after: () => () => undefined };
  const ask = rememberBriefly(clock, 500, () => load(++state.calls));
  return { state, ask };
}

describe('a brief memory', () => {
  it('asks once for a crowd', async () => {
    const { state, ask } = memory(async (call) => `answer ${call}`);
    const answers = await Promise.all(Array.from({ length: 500 }, ask));
    expect(new Set(answers)).toEqual(new Set(['answer 1']));
    state.nowMs += 499;
    expect(await ask()).toBe('answer 1');
    expect(state.calls).toBe(1);
  });

  it('asks again when the moment is over', async () => {
    const { state, ask } = memory(async (call) => `answer ${call}`);
    await ask();
    state.nowMs += 500;
    expect(await ask()).toBe('answer 2');
  });

  it('does not keep an answer when the clock is set back', async () => {
    const { state, ask } = memory(async (call) => `answer ${call}`);
    await ask();
    state.nowMs -= 3_600_000;
    expect(await ask()).toBe('answer 2');
  });

  it('does not remember a failure', async () => {
    const { ask } = memory(async (call) => {
      if (call === 1) throw new Error('the database is busy');
      return `answer ${call}`;
    });
    await expect(ask()).rejects.toThrow('busy');
    expect(await ask()).toBe('answer 2');
  });
});
