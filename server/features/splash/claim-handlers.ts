/** "I have paid": from an M-Pesa code to the page of its purchase. */
import { answer, openContext, redirect, statusOfRefusal } from './answer.ts';
import { claimPage } from './claim-page.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { fill } from './format.ts';
import { maxReceiptCharacters, refusalMessage } from './frame.ts';
import { purchasePath } from './purchase-page.ts';
import { field, maxPhoneCharacters, readRequest } from './request.ts';
import { voucherPage } from './voucher-page.ts';

export function claimHandlers(dependencies: SplashDependencies): Record<'form' | 'claim', Handler> {
  const { services, render } = dependencies;
  return {
    async form(ctx) {
      const context = await openContext(dependencies, readRequest(ctx));
      answer(ctx, claimPage(context, { receipt: '', phone: '', errors: {} }), render);
    },

    async claim(ctx) {
      const request = readRequest(ctx);
      const receipt = field(request, 'receipt', maxReceiptCharacters);
      const phone = field(request, 'phone', maxPhoneCharacters);
      const claimed = await services.claim(receipt, phone, request.router, request.clientAddress);
      if (claimed.ok && claimed.trust === null) {
        return redirect(ctx, purchasePath(claimed.purchase.id), request);
      }
      const context = await openContext(dependencies, request);
      if (claimed.ok) {
        const { heading: title, message } = context.text.journeys.ways.trust;
        const minutes = String(claimed.trust.minutes);
        const notice = { tone: 'info', title, message: fill(message, { minutes }) } as const;
        const entered = { code: claimed.trust.code, error: null };
        return answer(ctx, voucherPage({ ...context, notice }, entered), render);
      }
      const name = claimed.error.code === 'phone_invalid' ? 'phone' : 'receipt';
      const errors = { [name]: refusalMessage(context.text, claimed.error) };
      const page = claimPage(context, { receipt, phone, errors });
      answer(ctx, page, render, statusOfRefusal(claimed.error));
    },
  };
}
