/** "I have paid": from an M-Pesa code to the page of its purchase. */
import { answer, openContext, redirect, statusOfRefusal } from './answer.ts';
import { claimPage, maxReceiptCharacters } from './claim-page.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { refusalMessage } from './frame.ts';
import { purchasePath } from './purchase-page.ts';
import { field, maxPhoneCharacters, readRequest } from './request.ts';

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
      const claimed = await services.claim(receipt, phone, request.clientAddress);
      if (claimed.ok) return redirect(ctx, purchasePath(claimed.purchase.id), request);
      const context = await openContext(dependencies, request);
      const name = claimed.error.code === 'phone_invalid' ? 'phone' : 'receipt';
      const errors = { [name]: refusalMessage(context.text, claimed.error) };
      const page = claimPage(context, { receipt, phone, errors });
      answer(ctx, page, render, statusOfRefusal(claimed.error));
    },
  };
}
