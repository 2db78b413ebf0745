import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_POLL_SECONDS,
  nextPaymentState,
  nextPollAtMs,
  PAYMENT_EVENTS,
  PAYMENT_STATES,
} from './payment.ts';

/** The table in the documentation is the specification: state → event → next state. */
function documentedTable(): Map<string, string> {
  const source = readFileSync(new URL('payment.ts', import.meta.url), 'utf8');
  const rows = source
    .split('\n')
    .filter((line) => line.startsWith(' * |') && !line.includes('---'))
    .map((line) =>
      line
        .slice(4, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    );
  const [header = [], ...states] = rows;
  const table = new Map<string, string>();
  for (const [state, ...cells] of states) {
    cells.forEach((cell, i) => {
      table.set(`${state} ${header[i + 1]}`, cell);
    });
  }
  return table;
}

describe('the payment state machine', () => {
  const table = documentedTable();
  const pairs = PAYMENT_STATES.flatMap((state) =>
    PAYMENT_EVENTS.map((event) => [state, event] as const),
  );

  it.each(pairs)('%s on %s does what the table says', (state, event) => {
    const documented = table.get(`${state} ${event}`);
    expect(documented).toBeDefined();
    expect(nextPaymentState(state, event) ?? '—').toBe(documented);
  });

  it('lets proof make everything paid that is not over', () => {
    const unpaid = PAYMENT_STATES.filter((state) => state !== 'paid' && state !== 'reversed');
    for (const state of unpaid) expect(nextPaymentState(state, 'proof')).toBe('paid');
  });

  it('leaves paid only by a reversal', () => {
    const ways = PAYMENT_EVENTS.filter((event) => nextPaymentState('paid', event) !== null);
    expect(ways).toEqual(['reverse']);
  });
});

describe('the poll schedule', () => {
  it('follows the ages, then every hour', () => {
    const ages: number[] = [];
    let nowMs = 0;
    for (let i = 0; i < DEFAULT_POLL_SECONDS.length + 3; i++) {
      nowMs = nextPollAtMs(0, nowMs);
      ages.push(nowMs / 1000);
    }
    expect(ages).toEqual([...DEFAULT_POLL_SECONDS, 6_000, 9_600, 13_200]);
  });

  it('goes on where it is after a pause, without a burst', () => {
    expect(nextPollAtMs(0, 100_000)).toBe(120_000);
    expect(nextPollAtMs(0, 26_400_000)).toBe(27_600_000);
  });
});
