import type { ReceiptView } from '../../contract/money.ts';
import type { Paper, ReceiptPrinter } from '../../ports/receipt-printer.ts';

const POINTS_PER_MM = 72 / 25.4;

/** Width and margin in mm, text in points. A roll is cut where the receipt ends. */
const PAPER: Record<Paper, { widthMm: number; marginMm: number; textPt: number }> = {
  a4: { widthMm: 210, marginMm: 25, textPt: 11 },
  '80mm': { widthMm: 80, marginMm: 4, textPt: 9 },
  '58mm': { widthMm: 58, marginMm: 3, textPt: 8 },
};
const A4_HEIGHT_MM = 297;
const LINE = 1.5;

interface Line {
  /** On the left, or in the middle when there is no `right`. */
  text: string;
  right?: string;
  bold?: boolean;
}

/**
 * Draws receipts with pdfkit and the fonts that every PDF reader has, so names beyond Latin-1 are
 * written with question marks. Loaded when the first one is printed.
 */
export const printReceipt: ReceiptPrinter = async (receipt, paper) => {
  const { default: Document } = await import('pdfkit');
  const { widthMm, marginMm, textPt } = PAPER[paper];
  const lines = linesOf(receipt);
  const margin = marginMm * POINTS_PER_MM;
  const width = widthMm * POINTS_PER_MM;
  const heightPt = lines.length * textPt * LINE * 1.3 + 2 * margin;
  const height = paper === 'a4' ? A4_HEIGHT_MM * POINTS_PER_MM : heightPt;
  const info = { Title: `Receipt ${receipt.number}`, CreationDate: new Date(receipt.paidAt) };
  const document = new Document({ size: [width, height], margin, info });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (const { text, right, bold } of lines) {
    document.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(textPt);
    const { y } = document;
    if (right === undefined) document.text(latin(text), { align: 'center' });
    else {
      document.text(latin(text), margin, y, { width: width - 2 * margin });
      const { y: belowPt } = document;
      document.text(latin(right), margin, y, { width: width - 2 * margin, align: 'right' });
      document.y = Math.max(belowPt, document.y);
    }
    document.x = margin;
    document.y += textPt * (LINE - 1);
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
};

function linesOf(receipt: ReceiptView): Line[] {
  const { business, tax, currency, timeZone } = receipt;
  const money = (cents: number) =>
    `${currency} ${new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(cents / 100)}`;
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  const paidAt = new Intl.DateTimeFormat('en-GB', style).format(new Date(receipt.paidAt));
  const some = (text: string, line: Line): Line[] => (text === '' ? [] : [line]);
  const { listPriceCents } = receipt;
  return [
    { text: business.name, bold: true },
    ...some(business.address, { text: business.address }),
    ...some(business.phone, { text: business.phone }),
    ...some(business.taxNumber, { text: `PIN ${business.taxNumber}` }),
    { text: `Receipt ${receipt.number}`, bold: true },
    { text: 'Paid', right: paidAt },
    { text: receipt.what, right: money(listPriceCents ?? receipt.priceCents) },
    ...(listPriceCents === null
      ? []
      : [
          {
            text: `Coupon ${receipt.coupon ?? ''}`,
            right: `- ${money(listPriceCents - receipt.priceCents)}`,
          },
        ]),
    { text: 'Total', right: money(receipt.priceCents), bold: true },
    ...(tax ? [{ text: `of it ${tax.name} ${tax.percent} %`, right: money(tax.cents) }] : []),
    { text: receipt.method, right: receipt.providerReceipt ?? '' },
    ...some(receipt.phoneMasked, { text: 'Phone', right: receipt.phoneMasked }),
    { text: 'Reference', right: receipt.reference },
    ...(receipt.sentBack ? [{ text: 'The money was sent back.', bold: true }] : []),
    { text: 'Thank you!' },
  ];
}

/** The standard fonts know Latin-1 and the bullet; anything else would be drawn as nonsense. */
function latin(text: string): string {
  return text.replace(/[^\u0020-\u00ff•]/g, '?');
}
