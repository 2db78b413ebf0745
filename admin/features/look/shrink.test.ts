import { describe, expect, it } from 'vitest';
import { fitted, PICTURE_LIMITS } from './shrink.ts';

describe('a picture made smaller', () => {
  it.each([
    ['wide', { width: 1600, height: 400 }, { width: 160, height: 40 }],
    ['high', { width: 400, height: 1600 }, { width: 20, height: 80 }],
    ['small already', { width: 40, height: 40 }, { width: 40, height: 40 }],
    ['a line', { width: 4000, height: 1 }, { width: 160, height: 1 }],
  ])('keeps its proportions when it is %s', (_name, size, expected) => {
    expect(fitted(size, PICTURE_LIMITS.logo, 1)).toEqual(expected);
  });
});
