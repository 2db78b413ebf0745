import type { PlanView } from '../../contract/portal.ts';

import type { PlansView } from '../../contract/splash.ts';
import {
  codeField,
  consentLink,
  frame,
  hiddenFields,
  type PageContext,
  termsFields,
} from './frame.ts';

import { planCard } from './offer.ts';

/** The first page: what is on sale, and a place for a voucher. */
export function plansPage(context: PageContext, plans: PlanView[]): PlansView {
  const { text } = context;
  return {
    ...frame(context, 'plans', '/', text.plans.heading),
    intro: text.plans.intro,
    plans: plans.map((plan) => planCard(context, plan)),
    empty: text.plans.empty,
    voucherHeading: text.plans.voucherHeading,
    voucherForm: {
      action: '/voucher',
      hidden: { ...hiddenFields(context), ...termsFields(context) },
      fields: [codeField(text, '', null)],
      submit: text.plans.voucherSubmit,
      consent: consentLink(context),
    },
    banner: context.business.look.banner,
  };
}
