/** A lost code, what was bought on this device, logging out. */
import type { EntryView, HistoryView } from '../../contract/splash.ts';
import { answer, openContext, statusOfRefusal } from './answer.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { formatMoment, formatPrice } from './format.ts';
import { frame, hrefOf, link, type PageContext, phoneField, refusalMessage } from './frame.ts';
import { messagePage } from './help-page.ts';
import { field, maxPhoneCharacters, readRequest } from './request.ts';
import type { PastPurchase } from './services.ts';

export function journeyHandlers(
  dependencies: SplashDependencies,
): Record<'lostForm' | 'lost' | 'history' | 'logout', Handler> {
  const { services, render } = dependencies;
  return {
    async lostForm(ctx) {
      const context = await openContext(dependencies, readRequest(ctx));
      answer(ctx, lostPage(context, { phone: '', error: null }), render);
    },

    /** The same answer whether the number is a customer's or not. */
    async lost(ctx) {
      const request = readRequest(ctx);
      const phone = field(request, 'phone', maxPhoneCharacters);
      const asked = await services.sendCodeAgain(phone, request.clientAddress);
      const context = await openContext(dependencies, request);
      if (asked.ok) {
        return answer(ctx, messagePage(context, '/lost', context.text.journeys.lost.done), render);
      }
      const error = refusalMessage(context.text, asked.error);
      answer(ctx, lostPage(context, { phone, error }), render, statusOfRefusal(asked.error));
    },

    async history(ctx) {
      const request = readRequest(ctx);
      const context = await openContext(dependencies, request);
      const purchases = await services.history(request.router, request.clientAddress);
      answer(ctx, historyPage(context, purchases), render);
    },

    async logout(ctx) {
      const request = readRequest(ctx);
      const { result, atRouter } = await services.logOut(request.router, request.clientAddress);
      const context = await openContext(dependencies, request);
      const words = context.text.journeys.logout;
      const page = messagePage(context, '/left', words[result]);
      if (result === 'unknown' && atRouter !== null) {
        page.actions.unshift({ label: words.atRouter, href: atRouter });
      }
      answer(ctx, page, render);
    },
  };
}

function lostPage(
  context: PageContext,
  entered: { phone: string; error: string | null },
): EntryView {
  const { text } = context;
  const words = text.journeys.lost;
  return {
    ...frame(context, 'lost', '/lost', words.heading),
    intro: words.intro,
    form: {
      action: hrefOf(context, '/lost'),
      hidden: {},
      fields: [phoneField(text.fields.payerPhone, entered.phone, entered.error)],
      submit: words.submit,
      consent: null,
    },
    remedy: null,
    actions: [link(context, '/claim', text.purchase.claim)],
  };
}

function historyPage(context: PageContext, purchases: PastPurchase[]): HistoryView {
  const { text, language, business } = context;
  const words = text.journeys.history;
  return {
    ...frame(context, 'history', '/history', words.heading),
    empty: words.none,
    purchases: purchases.map(({ planName, priceCents, currency, createdAt, state }) => ({
      what: `${planName} · ${formatPrice(priceCents, currency, language)}`,
      when: formatMoment(createdAt, business.timeZone, language),
      state: words.states[state],
    })),
    actions: [link(context, '/lost', text.journeys.lost.link)],
  };
}
