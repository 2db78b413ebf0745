import type { HelpView, MessageView } from '../../contract/splash.ts';
import { fill } from './format.ts';
import { frame, inLanguage, link, type PageContext } from './frame.ts';

export function helpPage(context: PageContext): HelpView {
  const { text } = context;
  const shared = frame(context, 'help', '/help', text.help.heading);
  const phone = shared.businessPhone?.label;
  return {
    ...shared,
    questions: text.help.questions,
    contact: phone === undefined ? text.help.contact : fill(text.help.contactPhone, { phone }),
    actions: [
      link(context, '/', text.navigation.plans),
      link(context, '/claim', text.purchase.claim),
      link(context, '/lost', text.journeys.lost.link),
    ],
  };
}

/** What customers accept by paying or by using a voucher. */
export function termsPage(context: PageContext): MessageView {
  const { text, business, language } = context;
  const { terms } = business.look;
  return {
    ...frame(context, 'message', '/terms', text.terms.heading),
    message: (terms && inLanguage(terms.words, language)) ?? text.terms.none,
    actions: [link(context, '/', text.navigation.plans)],
  };
}

/** Something is not there, or went wrong on our side: a sentence and a way on. */
export function messagePage(
  context: PageContext,
  path: string,
  said: { heading: string; message: string },
): MessageView {
  const { text } = context;
  return {
    ...frame(context, 'message', path, said.heading),
    message: said.message,
    actions: [
      link(context, '/', text.navigation.plans),
      link(context, '/voucher', text.purchase.useVoucher),
      link(context, '/claim', text.purchase.claim),
    ],
  };
}
