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
import { type Whose, whosePath } from './whose.ts';

/**
 * Asks for the number to prompt. The purchase's id is made here, when the form is, so that a
 * form sent twice is one purchase.
 */
export function phonePage(
  context: PageContext,
  plan: PlanView,
  entered: { purchaseId: string; phone: string; error: string | null },
  whose: Whose = 'own',
): PhoneView {
  const { text } = context;
  const own = whose === 'own';
  const other = text.journeys.other;
  const path = whosePath(planPath(plan.id), whose);
  const card = planCard(context, plan);
  return {
    ...frame(context, 'phone', path, own ? text.phone.heading : other.heading),
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
    steps: own ? text.phone.steps : other.steps,
    actions: [
      ...(own ? [link(context, whosePath(planPath(plan.id), 'other'), other.link)] : []),
      link(context, '/', text.phone.back),
    ],
  };
}
