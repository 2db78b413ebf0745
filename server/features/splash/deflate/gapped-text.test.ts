import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WINDOW_BYTES } from './bits.ts';
import { GappedText } from './gapped-text.ts';

/** What a phone makes of it: zlib, which has read the text before. */
const inflated = (deflated: Buffer | null, before: Buffer) =>
  deflated && inflateRawSync(deflated, before.length > 0 ? { dictionary: before } : {});

const bytes = (most: number) =>
  fc.oneof(
    fc.uint8Array({ maxLength: most }).map((array) => Buffer.from(array)),
    // Few letters repeat themselves at every length and distance.
    fc
      .array(fc.constantFrom('a', 'b', '<p class="plan">', 'é', '"'), { maxLength: most })
      .map((texts) => Buffer.from(texts.join(''))),
  );
/** What may fill a gap: nothing, or enough ASCII to be repeated. */
const ascii = fc
  .uint8Array({ maxLength: 600, max: 0x7f })
  .map((array) => Buffer.from(array.length < 3 ? [] : array));
/** As it should be. */
const between = (pieces: Buffer[], filling: Buffer) =>
  Buffer.concat(pieces.flatMap((piece, n) => (n === 0 ? [piece] : [filling, piece])));

describe('a text with gaps', () => {
  it('inflates to what it is with its gaps filled, whatever is in text and fillings', () => {
    const pieces = fc.array(bytes(80), { minLength: 1, maxLength: 14 });
    const fillings = fc.array(ascii, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(bytes(300), pieces, fillings, (before, given, filledWith) => {
        const text = new GappedText(before, given);
        for (const filling of [...filledWith, ...filledWith]) {
          const wanted = between(given, filling);
          expect(text.filled(filling)).toEqual(wanted);
          expect(inflated(text.deflated(filling), before)).toEqual(wanted);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('repeats a filling of any length, to its last byte', () => {
    const text = new GappedText(
      Buffer.alloc(0),
      ['', '|', '||', ''].map((piece) => Buffer.from(piece)),
    );
    const around = [0, 258, 516, 1_032].flatMap((edge) =>
      [-2, -1, 0, 1, 2, 3, 4].map((n) => edge + n),
    );
    for (const length of around.filter((n) => n === 0 || n >= 3)) {
      const filling = Buffer.from(Array.from({ length }, (_, n) => (n * 31 + (n >> 3)) & 0x7f));
      expect(inflated(text.deflated(filling), Buffer.alloc(0))).toEqual(text.filled(filling));
    }
  });

  it('reaches back over filled gaps as far as a window, and says when that is not enough', () => {
    const before = Buffer.from('<a class="plan" href="/buy/">');
    const text = new GappedText(before, [Buffer.from('x'), before]);
    const room = WINDOW_BYTES - 2 * before.length - 1;
    for (const length of [0, 3, 1_000, room]) {
      const filling = Buffer.alloc(length, 'a');
      expect(inflated(text.deflated(filling), before)).toEqual(text.filled(filling));
    }
    expect(text.deflated(Buffer.alloc(room + 1))).toBeNull();
    expect(text.filled(Buffer.alloc(room + 1))).toHaveLength(room + 2 + before.length);
  });

  it('leaves to others what it cannot do', () => {
    const text = new GappedText(Buffer.alloc(0), [Buffer.from('a'), Buffer.from('b')]);
    for (const filling of ['x', 'xy', 'héh']) {
      expect(text.deflated(Buffer.from(filling))).toBeNull();
    }
    const after = Buffer.from('heh!');
    expect(inflated(text.deflated(after), Buffer.alloc(0))).toEqual(text.filled(after));
  });

  it('remembers no more lengths than it has room for, and makes them anew', () => {
    const text = new GappedText(Buffer.alloc(0), [Buffer.from('a'), Buffer.from('b')]);
    for (const length of [...Array(250).keys(), 3, 200]) {
      const filling = Buffer.alloc(length + 3, 'x');
      expect(inflated(text.deflated(filling), Buffer.alloc(0))).toEqual(text.filled(filling));
    }
  });

  it('costs no more than the repetitions are worth', () => {
    const plan = Buffer.from('"><span class="plan-what"><strong>1 hour</strong></span></a>');
    const filling = Buffer.from('&amp;mac=AA%3ABB%3ACC%3A02%3A00%3A12&amp;ip=10.5.50.3');
    const text = new GappedText(plan, [plan, plan, plan, plan]);
    const deflated = text.deflated(filling);
    expect(deflated?.length).toBeLessThan(filling.length + 50);
  });
});
