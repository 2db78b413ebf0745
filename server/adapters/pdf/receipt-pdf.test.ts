import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ReceiptView } from '../../contract/money.ts';
import { PAPERS } from '../../ports/receipt-printer.ts';
import { printReceipt } from './receipt-pdf.ts';

const RECEIPT: ReceiptView = {
  number: 42,
  business: {
    ...{ name: 'Duka la Amina (Wi-Fi)', phone: '0722 000 111', address: 'Moi Avenue 7' },
    taxNumber: 'P051234567X',
  },
  paidAt: '2026-11-28T08:00:00.000Z',
  what: '1 hour',
  ...{ priceCents: 1_500, listPriceCents: 2_000, coupon: 'KARIBU', currency: 'KES' },
  tax: { name: 'VAT', percent: '16', cents: 207 },
  ...{ method: 'M-Pesa', providerReceipt: 'UKS4H7K2LM', reference: 'MLRESGQQCN' },
  ...{ phoneMasked: '0712 ••• 678', sentBack: false, timeZone: 'Africa/Nairobi' },
};

/** The words of a PDF: strings in its content streams are written as hexadecimal Latin-1. */
function wordsOf(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return streams
    .flatMap((stream) => stream.split('TJ'))
    .map((part) =>
      [...part.matchAll(/<([0-9a-f]+)>/g)]
        .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
        .join(''),
    )
    .join('\n');
}

describe('a receipt on paper', () => {
  it.each(PAPERS)('of %s is one page with everything on it', async (paper) => {
    const pdf = await printReceipt(RECEIPT, paper);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    const words = wordsOf(pdf);
    for (const said of [
      ...['Duka la Amina (Wi-Fi)', 'Moi Avenue 7', 'PIN P051234567X', 'Receipt 42'],
      ...['KES 20.00', '- KES 5.00', 'KES 15.00', 'of it VAT 16 %', 'KES 2.07'],
      ...['M-Pesa', 'UKS4H7K2LM', 'MLRESGQQCN', '28 Nov 2026, 11:00'],
    ]) {
      expect(words).toContain(said);
    }
  });

  it('is as wide as the roll', async () => {
    const widthOf = async (paper: (typeof PAPERS)[number]) => {
      const [, width] =
        /\/MediaBox \[0 0 ([\d.]+)/.exec((await printReceipt(RECEIPT, paper)).toString('latin1')) ??
        [];
      return Math.round((Number(width) * 25.4) / 72);
    };
    expect([await widthOf('a4'), await widthOf('80mm'), await widthOf('58mm')]).toEqual([
      210, 80, 58,
    ]);
  });

  it('says so when the money went back, and leaves out what the owner did not set', async () => {
    const business = { ...RECEIPT.business, taxNumber: '', address: '' };
    const bare = { ...RECEIPT, business, tax: null, sentBack: true, coupon: null };
    const words = wordsOf(await printReceipt({ ...bare, listPriceCents: null }, '58mm'));
    expect(words).toContain('The money was sent back.');
    expect(words).not.toMatch(/PIN|VAT|Coupon/);
  });

  it('survives names that its fonts do not have', async () => {
    const business = { ...RECEIPT.business, name: 'ዱካ \u0000\n Амина' };
    expect((await printReceipt({ ...RECEIPT, business }, '80mm')).length).toBeGreaterThan(500);
  });
});
