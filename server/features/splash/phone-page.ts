import type { PlanView } from '../../contract/portal.ts';
import type { PhoneView, SplashField, SplashLink } from '../../contract/splash.ts';
import { fill } from './format.ts';
import {
  codeField,
  consentLink,
  frame,
  hrefOf,
  link,
  type PageContext,
  phoneField,
  receiptField,
  sayingProvider,
  termsFields,
} from './frame.ts';
import { planCard, planPath } from './offer.ts';
import { BUY_WAYS, type BuyWay, wayPath } from './whose.ts';

/** What a form of these holds beside the purchase's id. */
export type BuyField = 'phone' | 'giftPhone' | 'count' | 'coupon' | 'receipt' | 'code';

export interface Entered {
  purchaseId: string;
  values: Partial<Record<BuyField, string>>;
  errors: Partial<Record<BuyField, string>>;
}

export interface Offered {
  way: BuyWay;
  /** There is a coupon that could be used. */
  coupons: boolean;
  /** The code this device is online with, masked; null when it is not known. */
  ownCode: string | null;
  /** Who else may be asked, by their paths. */
  others: readonly { name: string; label: string }[];
}

/**
 * Asks for the number to prompt, and for what the way of buying needs. The purchase's id is made
 * here, when the form is, so that a form sent twice is one purchase.
 */
export function phonePage(
  page: PageContext,
  plan: PlanView,
  entered: Entered,
  offered: Offered,
): PhoneView {
  const { way } = offered;
  const context = sayingProvider(page, offered.others.find(({ name }) => name === way)?.label);
  const words = wordsOf(context, offered);
  const path = wayPath(planPath(plan.id), way);
  const card = planCard(context, plan);
  return {
    ...frame(context, 'phone', path, words.heading),
    plan: card,
    form: {
      action: hrefOf(context, path),
      hidden: { ...termsFields(context), purchase: entered.purchaseId },
      fields: fieldsOf(context, entered, offered),
      submit: submitOf(context, way, card.price),
      consent: consentLink(context),
    },
    steps: words.steps,
    actions: actionsOf(context, plan, offered),
  };
}

/** What several devices or a coupon make of the price is said by the next page. */
function submitOf({ text }: PageContext, way: BuyWay, price: string): string {
  if (way === 'credit') return text.journeys.ways.credit.submit;
  const same = way !== 'several' && way !== 'coupon';
  return same ? fill(text.phone.submit, { price }) : text.phone.heading;
}

function wordsOf({ text }: PageContext, { way, ownCode }: Offered) {
  const { ways, other } = text.journeys;
  switch (way) {
    case 'own':
    case 'airtel':
      return { heading: text.phone.heading, steps: text.phone.steps };
    case 'other':
      return other;
    case 'topup': {
      const { heading, steps, onto } = ways.topUp;
      return { heading, steps: ownCode ? [fill(onto, { code: ownCode }), ...steps] : steps };
    }
    default:
      return ways[way];
  }
}

function fieldsOf({ text }: PageContext, entered: Entered, offered: Offered): SplashField[] {
  const { ways } = text.journeys;
  const said = (name: BuyField) =>
    [entered.values[name] ?? '', entered.errors[name] ?? null] as const;
  const typed = (name: BuyField) => ({ name, value: said(name)[0], error: said(name)[1] });
  const phone = phoneField(text.fields.phone, ...said('phone'));
  switch (offered.way) {
    case 'own':
    case 'airtel':
      return [phone];
    case 'other':
      return [
        phone,
        { ...phoneField(ways.gift, ...said('giftPhone')), name: 'giftPhone', optional: true },
      ];
    case 'several':
      return [{ ...typed('count'), kind: 'count', ...ways.several.field, maxLength: 2 }, phone];
    case 'coupon':
      return [{ ...typed('coupon'), kind: 'coupon', ...ways.coupon.field, maxLength: 30 }, phone];
    case 'credit':
      return [
        receiptField(text, ...said('receipt')),
        phoneField(text.fields.payerPhone, ...said('phone')),
      ];
    case 'topup':
      return offered.ownCode ? [phone] : [codeField(text, ...said('code')), phone];
  }
}

function actionsOf(context: PageContext, plan: PlanView, offered: Offered): SplashLink[] {
  const { text } = context;
  const { ways, other } = text.journeys;
  const to = (way: BuyWay, label: string) => link(context, wayPath(planPath(plan.id), way), label);
  const back = link(context, '/', text.phone.back);
  if (offered.way !== 'own') return [back];
  const others = BUY_WAYS.flatMap((way) =>
    offered.others.filter(({ name }) => name === way).map(({ label }) => to(way, label)),
  );
  return [
    ...others,
    to('other', other.link),
    to('several', ways.several.link),
    ...(offered.coupons ? [to('coupon', ways.coupon.link)] : []),
    to('credit', ways.credit.link),
    back,
  ];
}
