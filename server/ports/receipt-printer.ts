import type { ReceiptView } from '../contract/money.ts';

/** What receipts are printed on: a sheet, or the roll of a thermal printer. */
export const PAPERS = ['a4', '80mm', '58mm'] as const;
export type Paper = (typeof PAPERS)[number];

/** A receipt as a PDF of one page. */
export type ReceiptPrinter = (receipt: ReceiptView, paper: Paper) => Promise<Buffer>;
