import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DELIVERED, SMS_BEHAVIOURS } from './africastalking/behaviours.ts';
import { DARAJA_BEHAVIOURS } from './daraja/behaviours.ts';
import { SMS_HTTP_BEHAVIOURS } from './sms-http.ts';

const text = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
/** The formatter pads the columns of tables. */
const readme = text.replace(/ +/g, ' ');

it.each(DARAJA_BEHAVIOURS)('the documentation tells of $summary', (behaviour) => {
  expect(DARAJA_BEHAVIOURS[behaviour.digit]).toBe(behaviour);
  expect(readme).toContain(`| ${behaviour.digit} | ${behaviour.summary} |`);
});

it.each([...SMS_BEHAVIOURS, DELIVERED])('the documentation tells of SMS $digits', (behaviour) => {
  expect(readme).toContain(`| ${behaviour.digits} | ${behaviour.summary} |`);
});

it.each(SMS_HTTP_BEHAVIOURS)(
  'the documentation tells of the second provider: $digits',
  (behaviour) => {
    expect(readme).toContain(`| ${behaviour.digits} | ${behaviour.summary} |`);
  },
);
