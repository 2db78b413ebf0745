import type { PlanView } from '../../contract/portal.ts';
import type { PlansView, SplashNotice } from '../../contract/splash.ts';
import {
  codeField,
  consentLink,
  frame,
  hiddenFields,
  type PageContext,
  termsFields,
} from './frame.ts';
import { planCard } from './offer.ts';
import { routerProblem } from './router-problem.ts';

/** The first page: what is on sale, a place for a voucher, and why the last login failed, if it did. */
export function plansPage(context: PageContext, plans: PlanView[]): PlansView {
  const { text } = context;
  return {
    ...frame(context, 'plans', '/', text.plans.heading),
    notice: context.notice ?? loginNotice(context),
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

function loginNotice({ router, text }: PageContext): SplashNotice | null {
  const error = router.error;
  if (error === undefined || error.trim() === '') return null;
  const said = text.router[routerProblem(error)];
  return { tone: 'error', title: said.heading, message: said.message };
}
