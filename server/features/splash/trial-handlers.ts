/** A free trial: a number, and the code by SMS. */
import type { EntryView } from '../../contract/splash.ts';
import { answer, openContext, statusOfRefusal } from './answer.ts';
import type { Handler, SplashDependencies } from './dependencies.ts';
import { frame, hrefOf, link, type PageContext, phoneField, refusalMessage } from './frame.ts';
import { messagePage } from './help-page.ts';
import { serviceLanguage } from './language.ts';
import { field, maxPhoneCharacters, readRequest } from './request.ts';

export function trialHandlers(dependencies: SplashDependencies): Record<'form' | 'give', Handler> {
  const { services, render } = dependencies;
  return {
    async form(ctx) {
      const context = await openContext(dependencies, readRequest(ctx));
      answer(ctx, trialPage(context, { phone: '', error: null }), render);
    },

    async give(ctx) {
      const request = readRequest(ctx);
      const phone = field(request, 'phone', maxPhoneCharacters);
      const { router, clientAddress } = request;
      const language = serviceLanguage(request.language);
      const given = await services.startTrial(phone, router, language, clientAddress);
      const context = await openContext(dependencies, request);
      if (given.ok) {
        const done = messagePage(context, '/trial', context.text.journeys.ways.trial.done);
        done.actions = [link(context, '/voucher', context.text.purchase.useVoucher)];
        return answer(ctx, done, render);
      }
      const error = refusalMessage(context.text, given.error);
      answer(ctx, trialPage(context, { phone, error }), render, statusOfRefusal(given.error));
    },
  };
}

function trialPage(
  context: PageContext,
  entered: { phone: string; error: string | null },
): EntryView {
  const { text } = context;
  const words = text.journeys.ways.trial;
  return {
    ...frame(context, 'trial', '/trial', words.heading),
    intro: words.intro,
    form: {
      action: hrefOf(context, '/trial'),
      hidden: {},
      fields: [phoneField(text.fields.phone, entered.phone, entered.error)],
      submit: words.submit,
      consent: null,
    },
    remedy: null,
    actions: [link(context, '/', text.phone.back)],
  };
}
