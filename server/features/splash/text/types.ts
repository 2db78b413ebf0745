import type { CommonText, PurchaseStatus } from '../../../contract/splash.ts';
import type { FailureReason } from '../../../core/payment-failure.ts';
import type { SplashErrorCode } from '../services.ts';
import type { JourneyText } from './journeys.ts';

/** Why a prompt came to nothing, as the purchase says it. */
export type SaidReason = Exclude<FailureReason, 'unknown'> | 'rejected' | 'no_answer';

/** What the router reported in `error` when a login failed, sorted by what the customer can do. */
export type RouterProblem = 'already_online' | 'not_accepted' | 'used_up' | 'no_answer' | 'other';

export interface Said {
  heading: string;
  message: string;
}

export interface FieldText {
  label: string;
  hint: string;
}

/**
 * Every word of the splash in one language. Names in braces are filled in by the server, save
 * `{seconds}`, which the browser counts down. Keep sentences short: they are read on a small
 * screen by somebody in a hurry.
 */
export interface SplashText {
  common: CommonText;
  navigation: { plans: string; voucher: string; left: string; claim: string; help: string };
  fields: { phone: FieldText; code: FieldText; receipt: FieldText; payerPhone: FieldText };
  facts: {
    plan: string;
    price: string;
    phone: string;
    reference: string;
    speed: string;
    devices: string;
    until: string;
    code: string;
    unlimited: string;
  };
  /** Parts of a plan card. */
  offer: {
    unlimitedTime: string;
    unlimitedData: string;
    /** `{duration}` */
    valid: string;
    /** `{speed}` in megabits per second. */
    speed: string;
    /** `{count}` devices, two or more. */
    devices: string;
    /** `{moment}`: the same for everybody, whenever it was bought. */
    ends: string;
    /** `{data}` */
    download: string;
    /** `{data}` */
    upload: string;
    hours: string;
    /** `{data}` */
    fairUse: string;
  };
  plans: {
    heading: string;
    intro: string;
    empty: string;
    voucherHeading: string;
    voucherSubmit: string;
    /** On the plan the owner recommends. */
    bestValue: string;
  };
  phone: {
    heading: string;
    /** `{price}` */
    submit: string;
    steps: string[];
    back: string;
  };
  purchase: {
    states: Record<Exclude<PurchaseStatus, 'failed'>, Said>;
    sending: Said;
    /** The number was asked less than a minute ago, or M-Pesa is busy. */
    queued: Said;
    /** With `{seconds}` in the template. */
    queueCountdown: { template: string; done: string };
    failed: Record<SaidReason | 'other', Said>;
    /** `{phone}` `{price}` */
    steps: string[];
    countdown: string;
    countdownDone: string;
    check: string;
    retry: string;
    retryNote: string;
    retryUnknownNote: string;
    retryWait: string;
    retryReady: string;
    otherNumber: string;
    otherPlan: string;
    useVoucher: string;
    claim: string;
  };
  journeys: JourneyText;
  connect: {
    heading: string;
    message: string;
    /** There is no router to log in to. */
    noRouter: string;
    codeLabel: string;
    codeNote: string;
    paidCodeNote: string;
    submit: string;
    note: string;
    print: string;
  };
  voucher: { heading: string; intro: string; submit: string };
  left: {
    heading: string;
    online: string;
    offline: string;
    nothing: string;
    statuses: { unused: string; active: string; used: string; expired: string; revoked: string };
    time: string;
    data: string;
    /** `{left}` `{total}` */
    leftOf: string;
    buy: string;
    refresh: string;
  };
  claim: { heading: string; intro: string; submit: string };
  help: {
    heading: string;
    questions: { question: string; answer: string }[];
    contact: string;
    /** `{phone}` */
    contactPhone: string;
  };
  terms: {
    heading: string;
    /** A link below a button: pressing the button accepts. */
    consent: string;
    /** The owner has set none. */
    none: string;
  };
  /** Logging in to the router failed again and again. `{reference}` */
  trouble: { heading: string; steps: string; reference: string };
  missing: { purchase: Said; fault: Said };
  errorTitle: string;
  errors: Record<SplashErrorCode, string>;
  router: Record<RouterProblem, Said>;
}
