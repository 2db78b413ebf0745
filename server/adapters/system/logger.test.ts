import { describe, expect, it } from 'vitest';
import { redactText, redactValue } from './logger.ts';

describe('the log', () => {
  it('never shows phone numbers or voucher codes in free text', () => {
    const text = redactText('paid by 254712345678, +254112345678 or 0712345678 for ABCDE-12345');
    expect(text).toBe('paid by [phone], [phone] or [phone] for [code]');
  });

  it('keeps identifiers, receipts and times readable', () => {
    const text =
      'purchase 6f1c2a34-0712-4567-8901-254712345678 at 2026-11-21T07:12:34.567Z UCA1234567';
    expect(redactText(text)).toBe(text);
  });

  it('hides fields that are secret by their name, at any depth', () => {
    const value = { a: { password: 'x', list: [{ passkey: 'y', kept: 'z' }] }, token: 't' };
    expect(redactValue(value, 4)).toEqual({
      a: { password: '[secret]', list: [{ passkey: '[secret]', kept: 'z' }] },
      token: '[secret]',
    });
  });

  it('redacts the messages and stacks of errors', () => {
    const shown = JSON.stringify(redactValue({ error: new Error('no SMS to 0712345678') }, 4));
    expect(shown).not.toContain('0712345678');
    expect(shown).toContain('no SMS to [phone]');
  });
});
