import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { CustomerNote, CustomerStore, PhoneBlock } from '../../ports/customer-store.ts';
import { forgetBefore } from './forget-before.ts';

const notes = rowMapper<CustomerNote>(['id', 'phone', 'note', 'writtenBy', 'writtenAtMs']);
const blocks = rowMapper<PhoneBlock>(['phone', 'reason', 'blockedBy', 'blockedAtMs']);

export function customerStore(knex: Knex): CustomerStore {
  return {
    async insertNote(note) {
      await knex('customer_notes').insert(notes.toRow(note));
    },
    async listNotes(phone, limit) {
      const rows = knex('customer_notes').where({ phone }).orderBy('written_at', 'desc');
      return (await rows.limit(limit)).map(notes.fromRow);
    },
    async block(block) {
      await knex('blocked_phones').insert(blocks.toRow(block)).onConflict('phone').merge();
    },
    async unblock(phone) {
      await knex('blocked_phones').where({ phone }).delete();
    },
    async findBlock(phone) {
      return blocks.fromMaybe(await knex('blocked_phones').where({ phone }).first());
    },
    async phoneOfGrant(voucherId) {
      const row = await knex('grants').where({ voucher_id: voucherId }).first('phone');
      return row?.phone ?? null;
    },
    forgetBefore: (beforeMs, limit) => forgetBefore(knex, beforeMs, limit),
  };
}
