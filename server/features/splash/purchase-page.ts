/**
 * The page of one purchase: what to do on the phone, how long it takes, what became of it.
 *
 * | state             | shown as          | asks again       | retry          |
 * |-------------------|-------------------|------------------|----------------|
 * | created           | waiting, queued while its turn is to come | soon |    |
 * | sending           | waiting           | soon             |                |
 * | prompted          | waiting, then late| soon, then slower|                |
 * | unknown           | unknown           | slower           | on own wish    |
 * | failed            | failed + reason   | slowly: success may come late | yes |
 * | stale             | the same          | slowly           | on own wish    |
 * | suspense          | the same          | slowly           |                |
 * | paid, reversed    | the same          | never            |                |
 *
 * Only an explicit code of M-Pesa is called a failure, and only the state `failed` has one.
 */
import type { PurchaseView } from '../../contract/portal.ts';
import type {
  PurchasePageView,
  PurchaseStatus,
  SplashFact,
  SplashLink,
} from '../../contract/splash.ts';
import { fill, formatCode, formatMoment, formatPrice } from './format.ts';
import { frame, hrefOf, link, type PageContext, sayingProvider } from './frame.ts';
import { loginStep } from './login-step.ts';
import { planPath } from './offer.ts';
import type { SaidReason, SplashText } from './text/types.ts';
import { type Whose, whosePath } from './whose.ts';

/** How long M-Pesa keeps the request on the customer's phone. */
const promptLastsMs = 60_000;
/** A request that goes out sooner is on its way. */
const soonSeconds = 3;
/** After this long without an answer, asking often helps nobody. */
const patienceMs = 600_000;

/** `unknown` and `stale` only on the customer's own wish: a second prompt could be paid, too. */
const retriable: PurchaseView['state'][] = ['failed', 'unknown', 'stale'];

export function purchasePath(id: string): string {
  return `/p/${encodeURIComponent(id)}`;
}

export function purchasePage(
  page: PageContext,
  purchase: PurchaseView,
  whose: Whose = 'own',
): PurchasePageView {
  const context = sayingProvider(page, purchase.method);
  const { text } = context;
  const path = whosePath(purchasePath(purchase.id), whose);
  const status = statusOf(purchase, context.nowMs);
  const queuedSeconds = secondsInQueue(purchase, context.nowMs);
  const said = queuedSeconds > 0 ? text.purchase.queued : wordsOf(text, purchase, status);
  const paid = status === 'paid';
  const retry = retryForm(context, purchase, path);
  const pollInMs = pollDelay(purchase, status, context.nowMs);
  return {
    ...frame(context, 'purchase', path, said.heading),
    status,
    message: paid ? paidMessage(text, purchase, whose) : said.message,
    steps: status === 'waiting' && queuedSeconds === 0 ? phoneSteps(context, purchase) : [],
    facts: purchaseFacts(context, purchase),
    story: storyOf(context, purchase),
    countdown:
      queuedSeconds > 0
        ? { seconds: queuedSeconds, ...text.purchase.queueCountdown }
        : promptCountdown(text, purchase, status, context.nowMs),
    pollInMs,
    refreshSeconds: refreshDelay(status, pollInMs, retry),
    check:
      pollInMs === null || status === 'failed' ? null : link(context, path, text.purchase.check),
    code:
      paid && purchase.voucherCode !== undefined
        ? {
            label: text.connect.codeLabel,
            code: formatCode(purchase.voucherCode),
            note: text.connect.paidCodeNote,
            print: text.connect.print,
          }
        : null,
    // The code is for another phone: this one must not take its place.
    login: paid && whose === 'own' ? loginStep(text, purchase.login ?? null, 2000) : null,
    retry,
    byHand: byHand(context, purchase, status),
    actions: purchaseActions(context, purchase, status),
  };
}

function statusOf(purchase: PurchaseView, nowMs: number): PurchaseStatus {
  switch (purchase.state) {
    case 'created':
    case 'sending':
      return 'waiting';
    case 'prompted':
      return promptSecondsLeft(purchase, nowMs) > 0 ? 'waiting' : 'late';
    default:
      return purchase.state;
  }
}

function wordsOf(text: SplashText, purchase: PurchaseView, status: PurchaseStatus) {
  if (status === 'failed') return text.purchase.failed[saidReason(text, purchase.reason)];
  if (purchase.state === 'created' || purchase.state === 'sending') return text.purchase.sending;
  return text.purchase.states[status];
}

/** A paid purchase without a code had its voucher cancelled since. */
function paidMessage(text: SplashText, purchase: PurchaseView, whose: Whose): string {
  const { toppedUpCodeMasked: code } = purchase;
  // A code torn in two is hard to recognise.
  if (code) return fill(text.journeys.ways.topUp.paid, { code: code.replace('-', '\u2011') });
  if (purchase.voucherCode === undefined) return text.left.statuses.revoked;
  if (whose === 'other') return text.journeys.other.paid;
  return purchase.login === undefined ? text.connect.noRouter : text.purchase.states.paid.message;
}

function saidReason(text: SplashText, reason: string | null): SaidReason | 'other' {
  return reason !== null && isSaidReason(text, reason) ? reason : 'other';
}

function isSaidReason(text: SplashText, reason: string): reason is SaidReason {
  return Object.hasOwn(text.purchase.failed, reason);
}

/** The next prompt is allowed when this one is over, so `retryAt` also tells how long it lasts. */
function promptSecondsLeft(purchase: PurchaseView, nowMs: number): number {
  const endsMs =
    purchase.retryAt === null
      ? Date.parse(purchase.createdAt) + promptLastsMs
      : Date.parse(purchase.retryAt);
  return secondsUntil(endsMs, nowMs);
}

/** Until the request goes out; 0 when it has, or is just about to. */
function secondsInQueue({ promptAt }: PurchaseView, nowMs: number): number {
  const seconds = promptAt === null ? 0 : secondsUntil(Date.parse(promptAt), nowMs);
  return seconds > soonSeconds ? seconds : 0;
}

function secondsUntil(momentMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((momentMs - nowMs) / 1000));
}

function phoneSteps({ text, language }: PageContext, purchase: PurchaseView): string[] {
  const values = {
    // A number torn in two is hard to recognise.
    phone: purchase.phoneMasked.replace(/ /g, '\u00a0'),
    price: formatPrice(purchase.priceCents, purchase.currency, language),
  };
  return text.purchase.steps.map((step) => fill(step, values));
}

function purchaseFacts({ text, language }: PageContext, purchase: PurchaseView): SplashFact[] {
  const { listPriceCents, giftPhoneMasked, toppedUpCodeMasked } = purchase;
  const { ways } = text.journeys;
  const price = (cents: number) => formatPrice(cents, purchase.currency, language);
  const said = (label: string, value: string | null) => (value === null ? [] : [{ label, value }]);
  return [
    { label: text.facts.plan, value: purchase.planName },
    { label: text.facts.price, value: price(purchase.priceCents) },
    ...said(ways.coupon.before, listPriceCents === null ? null : price(listPriceCents)),
    { label: text.facts.phone, value: purchase.phoneMasked },
    ...said(ways.gift.label, giftPhoneMasked),
    ...said(ways.topUp.label, toppedUpCodeMasked),
    { label: text.facts.reference, value: purchase.reference },
  ];
}

/** What happened to the money, for whoever wonders where it is. */
function storyOf(
  { text, business, language }: PageContext,
  purchase: PurchaseView,
): PurchasePageView['story'] {
  const words = text.journeys.ways.story;
  if (purchase.story.length === 0) return null;
  const events = purchase.story.map(({ what, at }) => ({
    label: words[what],
    value: formatMoment(at, business.timeZone, language),
  }));
  return { heading: words.heading, events };
}

function promptCountdown(
  text: SplashText,
  purchase: PurchaseView,
  status: PurchaseStatus,
  nowMs: number,
) {
  if (status !== 'waiting' || purchase.state !== 'prompted') return null;
  return {
    seconds: promptSecondsLeft(purchase, nowMs),
    template: text.purchase.countdown,
    done: text.purchase.countdownDone,
  };
}

function pollDelay(purchase: PurchaseView, status: PurchaseStatus, nowMs: number): number | null {
  if (status === 'paid' || status === 'reversed') return null;
  if (status === 'waiting') return 2500;
  if (status === 'failed') return 20_000;
  if (status === 'stale' || status === 'suspense') return 60_000;
  return nowMs - Date.parse(purchase.createdAt) < patienceMs ? 5000 : 20_000;
}

/**
 * A page without JavaScript loads itself again while something is about to happen; a settled one
 * keeps still, so that nobody's typing or reading is torn away.
 */
function refreshDelay(
  status: PurchaseStatus,
  pollInMs: number | null,
  retry: PurchasePageView['retry'],
): number | null {
  if (retry !== null) return retry.wait === null ? null : retry.wait.seconds + 1;
  if (pollInMs === null || status === 'stale' || status === 'suspense') return null;
  return Math.max(5, Math.ceil(pollInMs / 1000));
}

/** Only when no request can still be paid: else the money could be taken twice. */
function byHand(
  { text, business, language }: PageContext,
  purchase: PurchaseView,
  status: PurchaseStatus,
): PurchasePageView['byHand'] {
  const { payByHand } = business;
  if (payByHand === null || status !== 'failed' || purchase.method !== 'M-Pesa') return null;
  const words = text.journeys.byHand;
  const values = {
    number: payByHand.number,
    reference: purchase.reference,
    price: formatPrice(purchase.priceCents, purchase.currency, language),
  };
  const steps = words[payByHand.kind].map((step) => fill(step, values));
  return { heading: words.heading, steps, note: words.note };
}

function retryForm(
  context: PageContext,
  purchase: PurchaseView,
  path: string,
): PurchasePageView['retry'] {
  const { text, nowMs } = context;
  const { state, retryAt } = purchase;
  if (retryAt === null || !retriable.includes(state)) return null;
  const seconds = secondsUntil(Date.parse(retryAt), nowMs);
  return {
    action: hrefOf(context, `${path}/retry`),
    hidden: {},
    fields: [],
    submit: text.purchase.retry,
    consent: null,
    note: state === 'failed' ? text.purchase.retryNote : text.purchase.retryUnknownNote,
    wait:
      seconds === 0
        ? null
        : { seconds, template: text.purchase.retryWait, done: text.purchase.retryReady },
  };
}

function purchaseActions(
  context: PageContext,
  purchase: PurchaseView,
  status: PurchaseStatus,
): SplashLink[] {
  const words = context.text.purchase;
  const otherNumber = link(context, planPath(purchase.planId), words.otherNumber);
  const otherPlan = link(context, '/', words.otherPlan);
  const useVoucher = link(context, '/voucher', words.useVoucher);
  const claim = link(context, '/claim', words.claim);
  switch (status) {
    case 'paid':
      return purchase.toppedUpCodeMasked === null
        ? []
        : [link(context, '/left', context.text.navigation.left)];
    case 'waiting':
      return [useVoucher];
    case 'failed':
      return [otherNumber, otherPlan, useVoucher, claim];
    case 'reversed':
      return [otherPlan, useVoucher];
    default:
      return [claim, useVoucher];
  }
}
