import { describe, expect, it } from 'vitest';
import { OFFLINE, problemOf, sentenceOf } from './problem.ts';
import { texts } from './text/index.ts';

const refusal = {
  error: { code: 'plan_exists', message: 'It is there.', fields: { name: 'No.' } },
};

describe('problemOf', () => {
  it('keeps code, sentence and fields of a refusal', () => {
    expect(problemOf(409, refusal)).toEqual({
      code: 'plan_exists',
      message: 'It is there.',
      fields: { name: 'No.' },
    });
  });

  it('takes a refusal without fields', () => {
    const body = { error: { code: 'forbidden', message: 'Ask the owner.' } };
    expect(problemOf(403, body).fields).toEqual({});
  });

  it('takes the page of a proxy for a box that is away', () => {
    expect(problemOf(502, undefined)).toEqual(OFFLINE);
  });

  it('keeps what the box says about itself with 503', () => {
    const body = { error: { code: 'disk_full', message: 'Full.' } };
    expect(problemOf(503, body).code).toBe('disk_full');
  });

  it.each([undefined, null, 'text', {}, { error: null }, { error: { code: 5 } }])(
    'does not trust the shape of %j',
    (body) => {
      expect(problemOf(500, body).code).toBe('broken_answer');
    },
  );
});

describe('sentenceOf', () => {
  it('uses our words for a known code', () => {
    expect(sentenceOf(problemOf(409, refusal), texts.sw.problems)).toContain('Kifurushi');
  });

  it('uses the sentence of the box where it says more or is all there is', () => {
    const words = texts.en.problems;
    const many = { code: 'too_many_attempts', message: 'Wait 8 seconds.', fields: {} };
    expect(sentenceOf(many, words)).toBe('Wait 8 seconds.');
    expect(sentenceOf({ ...many, code: 'new_code' }, words)).toBe('Wait 8 seconds.');
  });

  it('always says something', () => {
    for (const text of Object.values(texts)) {
      expect(sentenceOf(OFFLINE, text.problems)).not.toBe('');
      expect(sentenceOf({ code: 'x', message: '', fields: {} }, text.problems)).not.toBe('');
    }
  });
});
