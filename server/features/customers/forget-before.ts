import type { Knex } from 'knex';

interface Step {
  table: string;
  /** By what its rows are told apart. */
  key: readonly string[];
  /** Which moment tells how old a row is. */
  moment: string;
  /** What must hold besides: it is over, and not done already. */
  where?: string;
  /** What takes the place of the person; absent: the row goes. */
  set?: Record<string, string | null>;
}

/**
 * Where customers are named. Money stays in the books: the ledger, its credit accounts and the audit
 * log are never changed, and a block of a phone holds until somebody lifts it.
 */
const STEPS: readonly Step[] = [
  {
    ...{ table: 'purchases', key: ['id'], moment: 'created_at' },
    where: `state IN ('paid','failed','stale','reversed') AND (phone <> '' OR mac IS NOT NULL
      OR client_address <> '' OR gift_phone IS NOT NULL)`,
    set: {
      ...{ phone: '', gift_phone: null, mac: null, client_address: '' },
      router_parameters: '{}',
    },
  },
  {
    ...{ table: 'prompts', key: ['id'], moment: 'due_at' },
    ...{ where: `phone <> '' AND outcome NOT IN ('created','sending')`, set: { phone: '' } },
  },
  {
    ...{ table: 'payments', key: ['id'], moment: 'received_at' },
    ...{ where: `phone IS NOT NULL AND state <> 'suspense'`, set: { phone: null } },
  },
  {
    ...{ table: 'messages', key: ['id'], moment: 'created_at' },
    ...{ where: `phone <> '' AND next_attempt_at IS NULL`, set: { phone: '', parameters: '{}' } },
  },
  {
    ...{ table: 'sessions', key: ['id'], moment: 'stopped_at' },
    ...{ where: 'mac IS NOT NULL OR ip IS NOT NULL', set: { mac: null, ip: null } },
  },
  { table: 'inbound_events', key: ['id'], moment: 'processed_at' },
  { table: 'grants', key: ['id'], moment: 'created_at' },
  { table: 'customer_notes', key: ['id'], moment: 'written_at' },
  { table: 'consents', key: ['terms_version', 'subject'], moment: 'consented_at' },
  { table: 'login_troubles', key: ['reference'], moment: 'updated_at' },
  { table: 'voucher_devices', key: ['voucher_id', 'mac'], moment: 'accepted_at' },
];

/** @param limit rows at most, of all kinds together. @returns how many; fewer than that: it is done */
export async function forgetBefore(knex: Knex, beforeMs: number, limit: number): Promise<number> {
  let left = limit;
  for (const { table, key, moment, where, set } of STEPS) {
    if (left === 0) break;
    const old = knex(table)
      .where(moment, '<', beforeMs)
      .limit(left)
      .select(...key);
    if (where) old.whereRaw(`(${where})`);
    const rows = knex(table).whereIn([...key], old);
    left -= set ? await rows.update(set) : await rows.delete();
  }
  return limit - left;
}
