import type { PlanView } from '../../contract/portal.ts';
import type { PhoneView } from '../../contract/splash.ts';
import { fill } from './format.ts';
import {
  consentLink,
  frame,
  hiddenFields,
  link,
  type PageContext,
  phoneField,
  termsFields,
} from './frame.ts';
import { planCard, planPath } from './offer.ts';

/**
 * Asks for the number to prompt. The purchase's id is made here, when the form is, so that a
 * form sent twice is one purchase.
 */
export function phonePage(
  context: PageContext,
  plan: PlanView,
  entered: { purchaseId: string; phone: string; error: string | null },
): PhoneView {
  const { text } = context;
  const path = planPath(plan.id);
  const card = planCard(context, plan);
  return {
    ...frame(context, 'phone', path, text.phone.heading),
    plan: card,
    form: {
      action: path,
      hidden: {
        ...hiddenFields(context),
        ...termsFields(context),
        purchase: entered.purchaseId,
      },
      fields: [phoneField(text.fields.phone, entered.phone, entered.error)],
      submit: fill(text.phone.submit, { price: card.price }),
      consent: consentLink(context),
    },
    steps: text.phone.steps,
    back: link(context, '/', text.phone.back),
  };
}
