import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../../test/support/databases.ts';
import { workshop } from '../../../../test/support/workshop.ts';
import { allLanguages } from '../language.ts';
import { texts } from '../text/index.ts';
import { entriesOf, reword, wordingProblem } from './rewording.ts';
import { WordingBook } from './wording-book.ts';
import { wordingRoutes } from './wording-routes.ts';

describe('rewording', () => {
  it('has the same keys in every language, and every usual text would be accepted', () => {
    const keys = entriesOf(texts.en).map(([key]) => key);
    expect(keys).toContain('help.questions.0.answer');
    for (const language of allLanguages()) {
      const entries = entriesOf(texts[language]);
      expect(entries.map(([key]) => key)).toEqual(keys);
      for (const [key, usual] of entries) {
        expect(wordingProblem(usual, usual), `${language} ${key}`).toBeNull();
      }
    }
  });

  it('changes what it names and nothing else', () => {
    const entries = entriesOf(texts.sw);
    fc.assert(
      fc.property(fc.subarray(entries, { maxLength: 5 }), (chosen) => {
        const words = new Map(chosen.map(([key]) => [key, `mine: ${key}`]));
        const expected = entries.map(([key, usual]) => [key, words.get(key) ?? usual]);
        expect(entriesOf(reword(texts.sw, words))).toEqual(expected);
      }),
    );
    expect(reword(texts.en, new Map([['gone.long.ago', 'x']]))).toEqual(texts.en);
  });

  it.each([
    ['Pay {price}', 'Give us {price}', null],
    ['Pay {price}', 'Pay', 'Keep {price}'],
    ['Pay {price}', 'Pay {cost}', 'Keep {price}'],
    ['Back', 'Back to {price}', 'Nothing is filled in'],
    ['Back', '  ', 'Write something'],
    ['Back', 'a\nb', 'One line'],
    ['Back', 'x'.repeat(501), 'At most'],
  ])('of "%s" to "%s": %s', (usual, words, problem) => {
    const found = wordingProblem(usual, words);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toContain(problem);
  });
});

describeOnEachDatabase('the owner’s words', (open) => {
  it('are shown at once and after a restart, and give way to the usual ones again', async () => {
    const { database: plain } = await open();
    const { database, clock } = workshop(plain);
    const wording = new WordingBook();
    const put = wordingRoutes({ database, clock, wording }).find(({ method }) => method === 'PUT');
    const change = (key: string, words: string | null) =>
      put?.handle({
        actor: { name: 'operator:amina' },
        body: { language: 'sw', key, words },
      } as never);
    await change('plans.heading', 'Karibu Duka la Amina');
    const restarted = new WordingBook();
    await restarted.load(database.read.splash);
    for (const book of [wording, restarted]) {
      expect(book.text('sw').plans.heading).toBe('Karibu Duka la Amina');
      expect(book.text('en')).toEqual(texts.en);
    }
    await expect(change('plans.nothing', 'x')).rejects.toMatchObject({ code: 'wording_unknown' });
    await expect(change('phone.submit', 'Lipa')).rejects.toMatchObject({ code: 'wording_invalid' });
    await change('plans.heading', null);
    expect(wording.text('sw')).toEqual(texts.sw);
  });
});
