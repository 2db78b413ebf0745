import { describe, expect, it } from 'vitest';
import type { PromptRequest } from '../../ports/gateways.ts';
import { nairobiTimestamp } from './nairobi.ts';
import { validatePrompt } from './stk-payload.ts';

const GOOD: PromptRequest = {
  phone: '254112345670',
  amountCents: 2000,
  reference: 'WIFI7K2P',
  description: 'Wi-Fi',
  callbackUrl: 'https://wifi.example/hooks/daraja/stk/0123456789abcdef',
};

const codeOf = (changes: Partial<PromptRequest>, httpsOnly = true) => {
  const valid = validatePrompt({ ...GOOD, ...changes }, httpsOnly);
  return valid.ok ? 'ok' : valid.code;
};

describe('STK payload', () => {
  it('writes the time of Nairobi, also over midnight and the year', () => {
    expect(nairobiTimestamp(Date.UTC(2026, 11, 31, 20, 59, 59))).toBe('20261231235959');
    expect(nairobiTimestamp(Date.UTC(2026, 11, 31, 21, 0, 0))).toBe('20270101000000');
  });

  it('takes 07 and 01 numbers', () => {
    expect(codeOf({})).toBe('ok');
    expect(codeOf({ phone: '254712345670' })).toBe('ok');
  });

  it.each(['0712345670', '+254712345670', '254812345670', '25471234567', '2547123456701', ''])(
    'refuses the phone %j',
    (phone) => expect(codeOf({ phone })).toBe('invalid_phone'),
  );

  it.each([0, 50, 150, -100, 25_000_100, Number.NaN, Number.POSITIVE_INFINITY, 100.5])(
    'refuses %s cents',
    (amountCents) => expect(codeOf({ amountCents })).toBe('invalid_amount'),
  );

  it('takes 1 and 250,000 shillings', () => {
    expect(codeOf({ amountCents: 100 })).toBe('ok');
    expect(codeOf({ amountCents: 25_000_000 })).toBe('ok');
  });

  it('refuses references over 12 and descriptions over 13 characters', () => {
    expect(codeOf({ reference: 'x'.repeat(12), description: 'x'.repeat(13) })).toBe('ok');
    expect(codeOf({ reference: 'x'.repeat(13) })).toBe('invalid_request');
    expect(codeOf({ description: 'x'.repeat(14) })).toBe('invalid_request');
    expect(codeOf({ reference: '' })).toBe('invalid_request');
  });

  it.each(['mpesa', 'Safaricom', 'exe', 'exec', 'cmd', 'sql', 'query'])(
    'refuses %s in the callback address',
    (word) => {
      expect(codeOf({ callbackUrl: `https://wifi.example/${word}/1` })).toBe(
        'invalid_callback_url',
      );
    },
  );

  it('insists on https for the real service only', () => {
    const callbackUrl = 'http://127.0.0.1:8080/hooks/daraja/stk/00';
    expect(codeOf({ callbackUrl }, true)).toBe('invalid_callback_url');
    expect(codeOf({ callbackUrl }, false)).toBe('ok');
    expect(codeOf({ callbackUrl: 'no address' }, false)).toBe('invalid_callback_url');
  });
});
