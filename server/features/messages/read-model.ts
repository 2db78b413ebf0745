import type { Knex } from 'knex';
import type { Page } from '../../contract/admin.ts';
import type { MessageView } from '../../contract/messages.ts';
import { isoOf } from '../../core/moment.ts';
import { maskPhone } from '../../core/phone.ts';
import type { MessageKind } from '../../core/sms-templates.ts';
import type { MessageState } from '../../ports/message-store.ts';
import { decodeCursor, FETCHED_ROWS, pageOf } from '../../ports/pages.ts';

export interface MessageFilter {
  state?: MessageState | undefined;
  kind?: MessageKind | undefined;
  purchase?: string | undefined;
  cursor?: string | undefined;
}

/** Whom a reminder or a failure message would go to. */
export interface Recipient {
  id: string;
  phone: string;
  language: string;
}

export interface MessageReadModel {
  messages(filter: MessageFilter): Promise<Page<MessageView>>;
  message(id: string): Promise<MessageView | null>;
  /** What the last billed SMS cost for each of its parts, in cents; null while none was. */
  lastPartCents(): Promise<number | null>;
  /** Running vouchers of plans that remind, with the phone that bought each. */
  remindable(): Promise<Recipient[]>;
  /** Purchases that were begun in this time and have failed. */
  failedPurchases(fromMs: number, untilMs: number): Promise<Recipient[]>;
  /** Sales and use since a moment. */
  summary(sinceMs: number): Promise<{ sales: number; amountCents: number; vouchers: number }>;
}

interface Row {
  id: string;
  kind: MessageKind;
  state: MessageState;
  phone: string;
  language: string;
  purchase_id: string | null;
  attempts: number;
  error: string | null;
  next_attempt_at: number | null;
  created_at: number;
  sent_at: number | null;
  delivered_at: number | null;
  provider: string | null;
  parts: number | null;
  cost_cents: number | null;
}

/** Vouchers looked at in one round; a busier box reminds the rest in the next. */
const MOST_REMINDABLE = 5_000;
/** Among so many tries the last one with a price is looked for. */
const RECENT_ATTEMPTS = 50;

export function messageReadModel(knex: Knex): MessageReadModel {
  const messages = () =>
    knex('messages as m')
      .select('m.*')
      .select(
        knex.raw(
          '(SELECT a.provider FROM message_attempts a WHERE a.message_id = m.id ORDER BY a.number DESC LIMIT 1) AS provider',
        ),
        knex.raw(
          '(SELECT sum(a.parts) FROM message_attempts a WHERE a.message_id = m.id) AS parts',
        ),
        knex.raw(
          '(SELECT sum(a.cost_cents) FROM message_attempts a WHERE a.message_id = m.id) AS cost_cents',
        ),
      );
  return {
    async messages(filter) {
      const query = messages()
        .orderBy([
          { column: 'm.created_at', order: 'desc' },
          { column: 'm.id', order: 'desc' },
        ])
        .limit(FETCHED_ROWS);
      if (filter.state) query.where('m.state', filter.state);
      if (filter.kind) query.where('m.kind', filter.kind);
      if (filter.purchase) query.where('m.purchase_id', filter.purchase);
      if (filter.cursor) {
        const after = decodeCursor(filter.cursor);
        query.whereRaw('(m.created_at, m.id) < (?, ?)', [after.atMs, after.id]);
      }
      const rows: Row[] = await query;
      return pageOf(rows, (row) => ({ atMs: row.created_at, id: row.id }), view);
    },
    async message(id) {
      const row: Row | undefined = await messages().where('m.id', id).first();
      return row ? view(row) : null;
    },
    lastPartCents: () => lastPartCents(knex),
    remindable: () =>
      knex('vouchers as v')
        .join('plans as p', 'p.id', 'v.plan_id')
        .join('purchases as b', 'b.id', 'v.purchase_id')
        .where({ 'v.status': 'active', 'p.reminds': 1 })
        .limit(MOST_REMINDABLE)
        .select('v.id', 'b.language', knex.raw('coalesce(b.gift_phone, b.phone) AS phone'))
        .whereRaw(`b.phone <> ''`),
    failedPurchases: (fromMs, untilMs) =>
      knex('purchases')
        .whereBetween('created_at', [fromMs, untilMs])
        .where({ state: 'failed' })
        .whereNot({ phone: '' })
        .select('id', 'phone', 'language'),
    async summary(sinceMs) {
      const [sold] = await knex('payments')
        .where({ state: 'allocated' })
        .where('received_at', '>=', sinceMs)
        .select(knex.raw('count(*) AS sales, coalesce(sum(amount_cents), 0) AS cents'));
      const [used] = await knex('vouchers')
        .where('activated_at', '>=', sinceMs)
        .count({ count: '*' });
      return {
        sales: Number(sold?.sales ?? 0),
        amountCents: Number(sold?.cents ?? 0),
        vouchers: Number(used?.count ?? 0),
      };
    },
  };
}

async function lastPartCents(knex: Knex): Promise<number | null> {
  const recent: { cost_cents: number | null; parts: number | null }[] = await knex('messages as m')
    .join('message_attempts as a', 'a.message_id', 'm.id')
    .orderBy('m.created_at', 'desc')
    .limit(RECENT_ATTEMPTS)
    .select('a.cost_cents', 'a.parts');
  const billed = recent.find(({ cost_cents, parts }) => cost_cents && parts);
  return billed ? Math.round(Number(billed.cost_cents) / Number(billed.parts)) : null;
}

const momentOf = (atMs: number | null) => (atMs === null ? null : isoOf(atMs));
const numberOf = (value: unknown) => (value === null ? null : Number(value));

function view(row: Row): MessageView {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    phone: maskPhone(row.phone),
    language: row.language,
    purchaseId: row.purchase_id,
    provider: row.provider,
    attempts: row.attempts,
    parts: numberOf(row.parts),
    costCents: numberOf(row.cost_cents),
    error: row.error,
    createdAt: isoOf(row.created_at),
    nextAttemptAt: momentOf(row.next_attempt_at),
    sentAt: momentOf(row.sent_at),
    deliveredAt: momentOf(row.delivered_at),
  };
}
