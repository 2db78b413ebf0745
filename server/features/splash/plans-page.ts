import type { PlanView } from '../../contract/portal.ts';

import type { PlansView } from '../../contract/splash.ts';
import {
  codeField,
  consentLink,
  frame,
  hrefOf,
  link,
  type PageContext,
  termsFields,
} from './frame.ts';

import { planCard } from './offer.ts';

/** The first page: what is on sale, and a place for a voucher. */
export function plansPage(
  context: PageContext,
  plans: PlanView[],
  way: 'own' | 'topup' = 'own',
): PlansView {
  const { text, business } = context;
  const { topUp, trial } = text.journeys.ways;
  const own = way === 'own';
  return {
    ...frame(context, 'plans', own ? '/' : '/topup', own ? text.plans.heading : topUp.heading),
    intro: own ? text.plans.intro : topUp.intro,
    plans: plans.map((plan) => planCard(context, plan, way)),
    trial: own && business.trial ? link(context, '/trial', trial.link) : null,
    empty: text.plans.empty,
    voucherHeading: text.plans.voucherHeading,
    voucherForm: {
      action: hrefOf(context, '/voucher'),
      hidden: termsFields(context),
      fields: [codeField(text, '', null)],
      submit: text.plans.voucherSubmit,
      consent: consentLink(context),
    },
    banner: context.business.look.banner,
  };
}
