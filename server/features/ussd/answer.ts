import { endOf, remainingOf } from '../../core/entitlement.ts';
import { leftWords } from '../../core/left-words.ts';
import type { SmsLanguage } from '../../core/sms-templates.ts';
import {
  plansScreen,
  type UssdPlace,
  ussdAnswer,
  ussdWords,
  walkUssd,
} from '../../core/ussd-menu.ts';
import { AppError } from '../../ports/errors.ts';
import type { PlanRecord, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { UssdSessionRecord } from '../../ports/ussd-store.ts';
import type { UssdDeps, UssdRequest } from './deps.ts';

/** Long enough that the phone has closed the menu: an open session answers a prompt with 1001. */
export const PROMPT_DELAY_MS = 5_000;

/**
 * Answers one step of a conversation. The provider sends all inputs each time and may repeat a
 * request; a repetition gets the same answer and buys nothing twice. After a restart the
 * conversation goes on, because what "2" meant is in the database.
 */
export async function answerUssd(deps: UssdDeps, request: UssdRequest): Promise<string> {
  const { read } = deps.database;
  const known = await read.ussd.find(request.sessionId);
  if (known && known.phone !== request.phone) return ussdAnswer('END', ussdWords('en').failed);
  if (known?.lastText === request.text && known.lastAnswer !== '') return known.lastAnswer;
  const session = known ?? (await begin(deps, request));
  const plans = await offeredPlans(read, session);
  const inputs = request.text === '' ? [] : request.text.split('*');
  const place = walkUssd(inputs, plans.length, await languageOf(deps, request.phone));
  const answered = await show(deps, session, place, plans);
  const answer = { lastText: request.text, lastAnswer: answered.answer };
  await save(deps, { ...answered.session, ...answer });
  return answered.answer;
}

async function begin(deps: UssdDeps, request: UssdRequest): Promise<UssdSessionRecord> {
  const nowMs = deps.clock.now();
  const offer = (await deps.plansOnSale()).map(({ id }) => id);
  return {
    ...{ id: request.sessionId, phone: request.phone, offer, purchaseId: null },
    ...{ lastText: '', lastAnswer: '', startedAtMs: nowMs, updatedAtMs: nowMs },
  };
}

/** In the order in which they were shown, even if one is off sale by now. */
async function offeredPlans(stores: Stores, session: UssdSessionRecord): Promise<PlanRecord[]> {
  const found = await Promise.all(session.offer.map((id) => stores.plans.find(id)));
  return found.filter((plan) => plan !== null);
}

function save(deps: UssdDeps, session: UssdSessionRecord): Promise<void> {
  const updatedAtMs = deps.clock.now();
  return deps.database.transaction((stores) => stores.ussd.save({ ...session, updatedAtMs }));
}

/** The language of the number's last purchase. */
async function languageOf(deps: UssdDeps, phone: string): Promise<SmsLanguage> {
  const sinceMs = deps.clock.now() - 90 * 86_400_000;
  const [last] = await deps.database.read.purchases.listByPhone(phone, sinceMs);
  return last?.language === 'sw' ? 'sw' : 'en';
}

interface Answered {
  session: UssdSessionRecord;
  answer: string;
}

async function show(
  deps: UssdDeps,
  session: UssdSessionRecord,
  { screen, language, invalid }: UssdPlace,
  plans: readonly PlanRecord[],
): Promise<Answered> {
  const words = ussdWords(language);
  const go = (text: string): Answered => ({
    session,
    answer: ussdAnswer('CON', invalid ? `${words.invalid}\n${text}` : text),
  });
  const end = (text: string): Answered => ({ session, answer: ussdAnswer('END', text) });
  switch (screen.kind) {
    case 'main':
      return go(words.main(deps.businessName()));
    case 'plans': {
      if (plans.length === 0) return end(words.nothing);
      const lines = plans.map((plan) => ({ name: plan.name, price: priceOf(deps, plan) }));
      return go(plansScreen(lines, screen.offset, language));
    }
    case 'balance':
      return end(await balance(deps, session.phone, language));
    case 'bye':
      return end(words.bye);
    default: {
      const plan = plans[screen.plan];
      if (!plan) return end(words.failed);
      if (screen.kind === 'confirm') return go(words.confirm(plan.name, priceOf(deps, plan)));
      return buy(deps, session, plan, language);
    }
  }
}

const priceOf = (deps: UssdDeps, plan: PlanRecord) =>
  `${deps.currency()} ${new Intl.NumberFormat('en').format(plan.priceCents / 100)}`;

/** The purchase's id follows from the conversation, so a repetition finds the same purchase. */
async function buy(
  deps: UssdDeps,
  session: UssdSessionRecord,
  plan: PlanRecord,
  language: SmsLanguage,
): Promise<Answered> {
  const words = ussdWords(language);
  const purchaseId = deps.purchaseIdOf(session.id);
  const { phone } = session;
  try {
    await deps.buy({ id: purchaseId, planId: plan.id, phone, language, delayMs: PROMPT_DELAY_MS });
    const bought = { ...session, purchaseId };
    return { session: bought, answer: ussdAnswer('END', words.soon) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const text = error.status === 429 ? words.busy : words.failed;
    return { session, answer: ussdAnswer('END', text) };
  }
}

async function balance(deps: UssdDeps, phone: string, language: SmsLanguage): Promise<string> {
  const words = ussdWords(language);
  const voucher = await deps.runningVoucher(phone);
  return voucher ? words.left(voucher.planName, left(deps, voucher, language)) : words.none;
}

function left(deps: UssdDeps, voucher: VoucherRecord, language: SmsLanguage): string {
  const rest = { ...remainingOf(voucher), expiresAtMs: endOf(voucher) };
  return leftWords(rest, language, deps.clock.now(), deps.timeZone());
}
