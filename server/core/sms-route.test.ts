import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsOwner, nextStep, type PastAttempt, type SmsRefusal } from './sms-route.ts';

const rejected = (provider: string, refusal: SmsRefusal): PastAttempt => ({
  provider,
  outcome: 'rejected',
  refusal,
});
const unknown = (provider: string): PastAttempt => ({
  provider,
  outcome: 'unknown',
  refusal: null,
});
const accepted = (provider: string): PastAttempt => ({
  provider,
  outcome: 'accepted',
  refusal: null,
});
const send = (provider: string, afterMs = 0) => ({ kind: 'send', provider, afterMs });
const stop = { kind: 'stop' };

describe('the next step of a message', () => {
  it.each<[string, PastAttempt[], string[], object]>([
    ['starts with the first provider', [], ['a', 'b'], send('a')],
    ['stops when there is no provider', [], [], stop],
    ['waits after acceptance', [accepted('a')], ['a', 'b'], { kind: 'wait_for_report' }],
    ['says the same by the second after 60 s', [unknown('a')], ['a', 'b'], send('b', 60_000)],
    ['says the same again with one provider', [unknown('a')], ['a'], send('a', 60_000)],
    ['switches on 402', [rejected('a', 'sender')], ['a', 'b'], send('b')],
    ['switches on 405', [rejected('a', 'balance')], ['a', 'b'], send('b')],
    ['switches on 407', [rejected('a', 'route')], ['a', 'b'], send('b')],
    ['fails on 405 alone', [rejected('a', 'balance')], ['a'], stop],
    ['stops on 406', [rejected('a', 'blacklisted')], ['a', 'b'], stop],
    ['stops on 403', [rejected('a', 'number')], ['a', 'b'], stop],
    ['stops on 409', [rejected('a', 'do_not_disturb')], ['a', 'b'], stop],
    ['retries 500 after 10 s', [rejected('a', 'gateway')], ['a'], send('a', 10_000)],
    ['lets another provider try first', [rejected('a', 'not_sent')], ['a', 'b'], send('b')],
    [
      'comes back to the first after all have failed for now',
      [rejected('a', 'gateway'), rejected('b', 'not_sent')],
      ['a', 'b'],
      send('a', 60_000),
    ],
    [
      'never asks again one without balance',
      [rejected('a', 'balance'), rejected('b', 'gateway')],
      ['a', 'b'],
      send('b', 10_000),
    ],
    [
      'gives up after four pauses',
      Array.from({ length: 5 }, () => rejected('a', 'gateway')),
      ['a'],
      stop,
    ],
  ])('%s', (_name, past, providers, step) => expect(nextStep(past, providers)).toEqual(step));

  it('ends, whatever the providers answer, and asks no provider that is shut', () => {
    const answer = fc.constantFrom<SmsRefusal | 'unknown'>(
      ...(['gateway', 'not_sent', 'balance', 'other', 'sender', 'unknown'] as const),
    );
    fc.assert(
      fc.property(fc.array(answer, { minLength: 20, maxLength: 20 }), (answers) => {
        const past: PastAttempt[] = [];
        for (const given of answers) {
          const step = nextStep(past, ['a', 'b', 'c']);
          if (step.kind !== 'send') break;
          const shut = past.some(
            ({ provider, refusal }) =>
              provider === step.provider && refusal !== null && needsOwner(refusal),
          );
          expect(shut).toBe(false);
          past.push(given === 'unknown' ? unknown(step.provider) : rejected(step.provider, given));
        }
        expect(past.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});
