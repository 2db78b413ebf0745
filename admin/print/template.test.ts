import { expect, it } from 'vitest';
import { coloursOf, PLAIN_TEMPLATE } from './template.ts';

it.each([
  ['#0a6b4b', '#ffffff'],
  ['#ffdd00', '#000000'],
  ['#000000', '#ffffff'],
  ['#ffffff', '#000000'],
  ['#d00000', '#ffffff'],
  [null, '#ffffff'],
])('letters on %s are %s', (colour, letters) => {
  expect(coloursOf({ ...PLAIN_TEMPLATE, colour }).letters).toBe(letters);
});
