import { z } from 'zod';
import { AppError } from '../../ports/errors.ts';
import { newMessage } from '../../ports/new-message.ts';
import { PAPERS, type ReceiptPrinter } from '../../ports/receipt-printer.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Wake } from '../../ports/services.ts';
import type { Database } from '../../ports/stores.ts';
import type { Random } from '../../ports/system.ts';
import { issueReceipt, type ReceiptDeps } from './issue-receipt.ts';

export interface ReceiptRouteDeps extends ReceiptDeps {
  database: Database;
  random: Random;
  print: ReceiptPrinter;
  wakeMessages: Wake;
}

/** Receipts on the screen, on paper and by SMS. */
export function receiptRoutes(deps: ReceiptRouteDeps): AdminRoute[] {
  const issue = (id = '') => deps.database.transaction((stores) => issueReceipt(deps, stores, id));
  return [
    adminRoute({
      method: 'GET',
      path: '/payments/:id/receipt',
      summary: 'The receipt of a paid purchase; its number is given when it is first asked for.',
      access: 'payments',
      handle: async ({ params }) => ({ body: { receipt: await issue(params.id) } }),
    }),
    adminRoute({
      method: 'GET',
      path: '/payments/:id/receipt/:paper',
      summary: 'The receipt as a PDF: a4, 80mm or 58mm.',
      access: 'payments',
      async handle({ params }) {
        const paper = z.enum(PAPERS).safeParse(params.paper);
        if (!paper.success) {
          throw new AppError(404, 'paper_unknown', `The paper is ${PAPERS.join(', ')}.`);
        }
        const receipt = await issue(params.id);
        const body = await deps.print(receipt, paper.data);
        const filename = `receipt-${receipt.number}.pdf`;
        return { body, download: { filename, contentType: 'application/pdf' } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/payments/:id/receipt/sms',
      summary: 'Sends the receipt to the phone that paid, once.',
      access: 'payments',
      handle: async ({ params }) => ({ body: { queued: await send(deps, params.id ?? '') } }),
    }),
  ];
}

/** @returns false when it was sent before. @throws AppError receipt_none | phone_missing */
async function send(deps: ReceiptRouteDeps, purchaseId: string): Promise<boolean> {
  const queued = await deps.database.transaction(async (stores) => {
    const receipt = await issueReceipt(deps, stores, purchaseId);
    const purchase = await stores.purchases.find(purchaseId);
    if (!purchase || purchase.phone === '') {
      throw new AppError(409, 'phone_missing', 'Nobody gave a number for this sale.');
    }
    const { phone, language, reference } = purchase;
    const cents = String(receipt.priceCents);
    const number = String(receipt.number);
    const parameters = { cents, number, reference: receipt.providerReceipt ?? reference };
    const to = { id: deps.random.uuid(), phone, language, purchaseId, parameters };
    const message = newMessage({ ...to, kind: 'receipt' }, deps.clock.now());
    return stores.messages.enqueue(message);
  });
  deps.wakeMessages();
  return queued;
}
