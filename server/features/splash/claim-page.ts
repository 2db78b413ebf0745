import type { EntryView } from '../../contract/splash.ts';
import { frame, hrefOf, link, type PageContext, phoneField, receiptField } from './frame.ts';

export function claimPage(
  context: PageContext,
  entered: { receipt: string; phone: string; errors: Record<string, string> },
): EntryView {
  const { text } = context;
  return {
    ...frame(context, 'claim', '/claim', text.claim.heading),
    intro: text.claim.intro,
    form: {
      action: hrefOf(context, '/claim'),
      hidden: {},
      fields: [
        receiptField(text, entered.receipt, entered.errors.receipt ?? null),
        phoneField(text.fields.payerPhone, entered.phone, entered.errors.phone ?? null),
      ],
      submit: text.claim.submit,
      consent: null,
    },
    remedy: null,
    actions: [link(context, '/lost', text.journeys.lost.link)],
  };
}
