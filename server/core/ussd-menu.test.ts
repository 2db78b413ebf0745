import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plansScreen, ussdAnswer, walkUssd } from './ussd-menu.ts';

describe('the way through the USSD menu', () => {
  it.each<[string, object]>([
    ['', { screen: { kind: 'main' }, language: 'en', invalid: false }],
    ['1', { screen: { kind: 'plans', offset: 0 } }],
    ['1*0', { screen: { kind: 'plans', offset: 4 } }],
    ['1*0*0', { screen: { kind: 'plans', offset: 0 } }],
    ['1*6', { screen: { kind: 'confirm', plan: 5 } }],
    ['1*7', { screen: { kind: 'plans', offset: 0 }, invalid: true }],
    ['1*7*2', { screen: { kind: 'confirm', plan: 1 }, invalid: false }],
    ['1*2*1', { screen: { kind: 'buy', plan: 1 } }],
    ['1*2*2', { screen: { kind: 'bye' } }],
    ['2', { screen: { kind: 'balance' } }],
    ['3', { screen: { kind: 'main' }, language: 'sw' }],
    ['3*3*2', { screen: { kind: 'balance' }, language: 'en' }],
    ['9', { screen: { kind: 'main' }, invalid: true }],
  ])('%j', (text, place) => {
    const inputs = text === '' ? [] : text.split('*');
    expect(walkUssd(inputs, 6, 'en')).toMatchObject(place);
  });

  it('buys nothing that was not confirmed, whatever is typed', () => {
    const input = fc.constantFrom('0', '1', '2', '3', '4', '9', '', 'x', ' 1 ', '99999');
    fc.assert(
      fc.property(fc.array(input, { maxLength: 8 }), fc.nat(9), (inputs, plans) => {
        const { screen } = walkUssd(inputs, plans, 'en');
        if (screen.kind !== 'buy') return;
        expect(screen.plan).toBeLessThan(plans);
        expect(inputs.some((one) => one.trim() === '1')).toBe(true);
        const before = inputs.findIndex(
          (_one, index) => walkUssd(inputs.slice(0, index + 1), plans, 'en').screen.kind === 'buy',
        );
        expect(walkUssd(inputs.slice(0, before), plans, 'en').screen).toEqual({
          ...{ kind: 'confirm', plan: screen.plan },
        });
      }),
    );
  });

  it('fits every screen, in plain characters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 9 }), (names) => {
        const plans = names.map((name) => ({ name, price: 'KES 250,000' }));
        const answer = ussdAnswer('CON', plansScreen(plans, 0, 'sw'));
        expect(answer).toMatch(/^CON [\n\x20-\x7e]*$/);
        expect(answer.length).toBeLessThanOrEqual(164);
        const numbered = answer.split('\n').filter((line) => /^\d\. /.test(line));
        expect(numbered.length).toBeGreaterThanOrEqual(Math.min(4, names.length));
      }),
    );
  });
});
