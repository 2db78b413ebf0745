import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { RefundRecord, RefundStore } from '../../ports/money-stores.ts';

const refunds = rowMapper<RefundRecord>([
  'id',
  'paymentId',
  'amountCents',
  'method',
  'state',
  'receipt',
  'conversationId',
  'resultToken',
  'reason',
  'detail',
  'requestedBy',
  'requestedAtMs',
  'doneAtMs',
]);

export function refundStore(knex: Knex): RefundStore {
  const first = async (where: object) =>
    refunds.fromMaybe(await knex('refunds').where(where).first());
  return {
    async insert(refund) {
      await knex('refunds').insert(refunds.toRow(refund));
    },
    async update(refund) {
      await knex('refunds').where({ id: refund.id }).update(refunds.toRow(refund));
    },
    find: (id) => first({ id }),
    findByToken: (resultToken) => first({ result_token: resultToken }),
    async findOfPayment(paymentId) {
      const row = await knex('refunds')
        .where({ payment_id: paymentId })
        .whereNot({ state: 'failed' })
        .first();
      return refunds.fromMaybe(row);
    },
    async listInState(state) {
      return (await knex('refunds').where({ state })).map(refunds.fromRow);
    },
  };
}
