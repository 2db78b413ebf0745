import type { EntryView } from '../../contract/splash.ts';
import { frame, hiddenFields, link, type PageContext, phoneField } from './frame.ts';

/** Longest piece of a pasted M-Pesa message that is taken. */
export const maxReceiptCharacters = 600;

export function claimPage(
  context: PageContext,
  entered: { receipt: string; phone: string; errors: Record<string, string> },
): EntryView {
  const { text } = context;
  return {
    ...frame(context, 'claim', '/claim', text.claim.heading),
    intro: text.claim.intro,
    form: {
      action: '/claim',
      hidden: hiddenFields(context),
      fields: [
        {
          name: 'receipt',
          kind: 'receipt',
          ...text.fields.receipt,
          value: entered.receipt.slice(0, maxReceiptCharacters),
          error: entered.errors.receipt ?? null,
          maxLength: maxReceiptCharacters,
        },
        phoneField(text.fields.payerPhone, entered.phone, entered.errors.phone ?? null),
      ],
      submit: text.claim.submit,
      consent: null,
    },
    remedy: null,
    actions: [link(context, '/lost', text.journeys.lost.link)],
  };
}
