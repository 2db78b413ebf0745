import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastRatio, isColour, mixColours, nearestReadable, TEXT_CONTRAST } from './contrast.ts';
import { DEFAULT_ACCENT, DEFAULT_GROUND, themeCss, themeProblems, themeTokens } from './theme.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it('is what WCAG computes', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastRatio('#ffffff', '#ffffff')).toBe(1);
    // WebAIM's contrast checker.
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#0000ff', '#ffffff')).toBeCloseTo(8.59, 2);
  });

  it('leaves a readable colour alone and mends the others by the smallest step', () => {
    const onWhite = [{ colour: '#ffffff', ratio: TEXT_CONTRAST }];
    expect(nearestReadable('#0a6b4c', onWhite)).toBe('#0a6b4c');
    expect(nearestReadable('#777777', onWhite)).toBe('#767676');
    expect(nearestReadable('#ffcc00', onWhite)).toMatch(/^#[0-9a-f]{6}$/);
    const both = [...onWhite, { colour: '#000000', ratio: 21 }];
    expect(nearestReadable('#777777', both)).toBeNull();
  });

  it.each(['#FFF', 'red', '#12345g', '#1234567', 'url(x)'])('%s is no colour here', (text) => {
    expect(isColour(text)).toBe(false);
  });
});

describe('a theme', () => {
  it('of the house needs no style of its own', () => {
    const house = { accent: DEFAULT_ACCENT, ground: DEFAULT_GROUND };
    expect(themeProblems(house)).toEqual({});
    expect(themeCss(house)).toBe('');
  });

  it('of unreadable colours is refused with readable ones', () => {
    expect(themeProblems({ accent: '#ffcc00', ground: DEFAULT_GROUND })).toEqual({
      accent: expect.stringMatching(/^#[0-9a-f]{6}$/),
    });
    expect(themeProblems({ accent: DEFAULT_ACCENT, ground: '#222222' })).toHaveProperty('ground');
  });

  it('is readable in light and dark, whatever was asked for, once mended', () => {
    fc.assert(
      fc.property(colour, colour, (accent, ground) => {
        const asked = { accent, ground };
        const mended = { ...asked, ...themeProblems(asked) };
        expect(themeProblems(mended)).toEqual({});
        const { light, dark } = themeTokens(mended);
        for (const [tokens, card] of [
          [light, '#ffffff'],
          [dark, '#16201b'],
        ] as const) {
          for (const ground of [tokens.ground, card]) {
            expect(contrastRatio(tokens.accent, ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
          }
          for (const [front, back] of [
            [tokens['on-accent'], tokens.accent],
            [tokens['on-accent'], tokens['accent-deep']],
            [tokens['accent-deep'], tokens.tint],
          ] as const) {
            expect(contrastRatio(front, back)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
          }
        }
        expect(themeCss(mended)).toMatch(/^(:root\{[-a-z0-9:;#]+\}@media .*\}\})?$/);
      }),
    );
  });

  it('mixes colours without leaving the colours there are', () => {
    fc.assert(
      fc.property(colour, colour, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        expect(isColour(mixColours(a, b, share))).toBe(true);
      }),
    );
  });
});
