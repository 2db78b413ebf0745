import type { Knex } from 'knex';
import { LIMIT_FIELDS, LIMIT_RULES } from '../../core/plan.ts';
import { type Row, rowMapper } from '../../core/rows.ts';
import type {
  DuePurchase,
  InboundRecord,
  MatchRow,
  PaymentRecord,
  PromptRecord,
  PurchaseRecord,
  PurchaseStore,
  Standing,
} from '../../ports/purchase-store.ts';

const purchases = rowMapper<PurchaseRecord>(
  [
    'id',
    'planId',
    'planName',
    'priceCents',
    'listPriceCents',
    'coupon',
    'provider',
    'giftPhone',
    'topUpVoucherId',
    ...LIMIT_FIELDS,
    'phone',
    'siteId',
    'mac',
    'clientAddress',
    'routerParameters',
    'soldBy',
    'language',
    'reference',
    'state',
    'reason',
    'promptId',
    'nextActionAtMs',
    'createdAtMs',
    'paidAtMs',
  ],
  { json: ['routerParameters', ...LIMIT_RULES] },
);
const matchRows = rowMapper<Omit<MatchRow, 'unnamed'>>([
  'id',
  'reference',
  'priceCents',
  'phone',
  'createdAtMs',
  'paidAtMs',
]);
const duePurchases = rowMapper<DuePurchase>(['id', 'state', 'provider', 'promptId']);
const standings = rowMapper<Standing>([
  'boughtCount',
  'pendingPurchaseId',
  'promptCount',
  'latestPromptAtMs',
]);
const prompts = rowMapper<PromptRecord>([
  'id',
  'purchaseId',
  'number',
  'phone',
  'callbackToken',
  'checkoutId',
  'merchantId',
  'outcome',
  'resends',
  'resultCode',
  'dueAtMs',
  'sentAtMs',
]);
const payments = rowMapper<PaymentRecord>([
  'id',
  'provider',
  'receipt',
  'promptId',
  'purchaseId',
  'amountCents',
  'phone',
  'state',
  'note',
  'operatorId',
  'receivedAtMs',
]);
const inbound = rowMapper<InboundRecord>([
  'id',
  'channel',
  'token',
  'body',
  'sourceAddress',
  'receivedAtMs',
]);

export function purchaseStore(knex: Knex): PurchaseStore {
  return {
    ...purchaseRows(knex),
    ...historyRows(knex),
    ...promptRows(knex),
    ...paymentRows(knex),
    ...inboundRows(knex),
  };
}

type HistoryMethods =
  | 'listPaidMoments'
  | 'standingOf'
  | 'findByReference'
  | 'listAskedBy'
  | 'listMatchRows';
type PromptMethods =
  | 'insertPrompt'
  | 'updatePrompt'
  | 'findPrompt'
  | 'findPromptByToken'
  | 'listPrompts';
type PaymentMethods =
  | 'insertPayment'
  | 'updatePayment'
  | 'findPayment'
  | 'findPaymentByReceipt'
  | 'findAllocated'
  | 'listPayments'
  | 'listPaymentsByPhone'
  | 'findInSuspense';
type InboundMethods = 'insertInbound' | 'closeInbound' | 'listInboundByToken' | 'listOpenInbound';

function purchaseRows(
  knex: Knex,
): Omit<PurchaseStore, HistoryMethods | PromptMethods | PaymentMethods | InboundMethods> {
  return {
    async insert(purchase) {
      await knex('purchases').insert(purchases.toRow(purchase));
    },
    async update(purchase) {
      await knex('purchases').where({ id: purchase.id }).update(purchases.toRow(purchase));
    },
    async find(id) {
      return purchases.fromMaybe(await knex('purchases').where({ id }).first());
    },
    async listDue(nowMs, limit) {
      const rows = await knex('purchases')
        .where('next_action_at', '<=', nowMs)
        .orderBy('next_action_at')
        .limit(limit)
        .select('id', 'state', 'provider', 'prompt_id');
      return rows.map(duePurchases.fromRow);
    },
    async nextDueAtMs() {
      const row = await knex('purchases').min({ at: 'next_action_at' }).first();
      return row?.at ?? null;
    },
    async listInState(state) {
      return (await knex('purchases').where({ state })).map(purchases.fromRow);
    },
    async listByPhone(phone, sinceMs) {
      const rows = await knex('purchases')
        .where({ phone })
        .where('created_at', '>=', sinceMs)
        .orderBy('created_at', 'desc')
        .limit(20);
      return rows.map(purchases.fromRow);
    },
  };
}

/** For people and statements: what was bought by whom, when, and under which reference. */
function historyRows(knex: Knex): Pick<PurchaseStore, HistoryMethods> {
  return {
    async listPaidMoments(sinceMs) {
      const rows = await knex('purchases').where('paid_at', '>=', sinceMs).select('paid_at');
      return rows.map((row) => row.paid_at);
    },
    async standingOf({ phone, mac, clientAddress, soldBy }, since) {
      const bought = knex('purchases')
        .where({ phone })
        .where('created_at', '>=', since.boughtSinceMs);
      const pending = knex('purchases')
        .join('prompts', 'prompts.id', 'purchases.prompt_id')
        .whereIn('state', ['created', 'sending', 'prompted', 'unknown'])
        .where({ mac, client_address: clientAddress })
        .where('prompts.due_at', '>=', since.pendingSinceMs)
        .orderBy('prompts.due_at', 'desc')
        .limit(1);
      const prompted = knex('prompts').where({ phone });
      const lately = prompted.clone().where('due_at', '>', since.promptedSinceMs);
      const row = await knex
        .select({
          bought_count: bought.count('*'),
          // At the counter one tablet asks many phones.
          pending_purchase_id: soldBy === null ? pending.select('purchases.id') : knex.raw('NULL'),
          prompt_count: lately.count('*'),
          latest_prompt_at: prompted.max('due_at'),
        })
        .first();
      return standings.fromRow(row);
    },
    async findByReference(reference) {
      return purchases.fromMaybe(await knex('purchases').where({ reference }).first());
    },
    async listAskedBy(soldBy, sinceMs) {
      const rows = await knex('purchases')
        .where({ sold_by: soldBy })
        .whereNot('provider', 'cash')
        .where('created_at', '>=', sinceMs)
        .orderBy('created_at', 'desc')
        .limit(20);
      return rows.map(purchases.fromRow);
    },
    async listMatchRows(provider, sinceMs) {
      const rows: (Row & { unnamed: number | null })[] = await knex('purchases as p')
        .leftJoin('payments as m', (on) => {
          on.on('m.purchase_id', 'p.id').andOnVal('m.state', 'allocated').andOnNull('m.receipt');
        })
        .where('p.created_at', '>=', sinceMs)
        .where('p.provider', provider)
        .select('p.id', 'p.reference', 'p.price_cents', 'p.phone', 'p.created_at', 'p.paid_at')
        .select({ unnamed: 'm.id' });
      return rows.map((row) => ({ ...matchRows.fromRow(row), unnamed: row.unnamed !== null }));
    },
  };
}

function promptRows(knex: Knex): Pick<PurchaseStore, PromptMethods> {
  return {
    async insertPrompt(prompt) {
      await knex('prompts').insert(prompts.toRow(prompt));
    },
    async updatePrompt(prompt) {
      await knex('prompts').where({ id: prompt.id }).update(prompts.toRow(prompt));
    },
    async findPrompt(id) {
      return prompts.fromMaybe(await knex('prompts').where({ id }).first());
    },
    async findPromptByToken(callbackToken) {
      const row = await knex('prompts').where({ callback_token: callbackToken }).first();
      return prompts.fromMaybe(row);
    },
    async listPrompts(purchaseId) {
      const rows = await knex('prompts').where({ purchase_id: purchaseId }).orderBy('number');
      return rows.map(prompts.fromRow);
    },
  };
}

function paymentRows(knex: Knex): Pick<PurchaseStore, PaymentMethods> {
  const first = async (where: object) =>
    payments.fromMaybe(await knex('payments').where(where).first());
  return {
    async insertPayment(payment) {
      await knex('payments').insert(payments.toRow(payment));
    },
    async updatePayment(payment) {
      await knex('payments').where({ id: payment.id }).update(payments.toRow(payment));
    },
    findPayment: (id) => first({ id }),
    findPaymentByReceipt: (receipt) => first({ receipt }),
    findAllocated: (purchaseId) => first({ purchase_id: purchaseId, state: 'allocated' }),
    async listPayments(purchaseId) {
      const rows = await knex('payments').where({ purchase_id: purchaseId }).orderBy('received_at');
      return rows.map(payments.fromRow);
    },
    async listPaymentsByPhone(phone, sinceMs) {
      const rows = await knex('payments')
        .where({ phone })
        .where('received_at', '>=', sinceMs)
        .orderBy('received_at', 'desc')
        .limit(20);
      return rows.map(payments.fromRow);
    },
    findInSuspense: (purchaseId) => first({ purchase_id: purchaseId, state: 'suspense' }),
  };
}

function inboundRows(knex: Knex): Pick<PurchaseStore, InboundMethods> {
  return {
    async insertInbound(event) {
      await knex('inbound_events').insert(inbound.toRow(event));
    },
    async closeInbound(id, atMs, outcome) {
      await knex('inbound_events').where({ id }).update({ processed_at: atMs, outcome });
    },
    async listInboundByToken(token) {
      const rows = await knex('inbound_events').where({ token }).orderBy('received_at').limit(20);
      return rows.map(inbound.fromRow);
    },
    async listOpenInbound(limit) {
      const rows = await knex('inbound_events')
        .whereNull('processed_at')
        .orderBy('received_at')
        .limit(limit);
      return rows.map(inbound.fromRow);
    },
  };
}
