import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { CouponRecord, GrantRecord, OfferStore } from '../../ports/money-stores.ts';
import { decodeCursor, FETCHED_ROWS } from '../../ports/pages.ts';

const coupons = rowMapper<CouponRecord>([
  'code',
  'percent',
  'offCents',
  'planId',
  'maxUses',
  'expiresAtMs',
  'createdBy',
  'createdAtMs',
  'withdrawnAtMs',
]);
const grants = rowMapper<GrantRecord>([
  'id',
  'kind',
  'mac',
  'phone',
  'receipt',
  'voucherId',
  'createdAtMs',
]);

type CouponMethods =
  | 'insertCoupon'
  | 'withdrawCoupon'
  | 'reopenCoupon'
  | 'findCoupon'
  | 'listCoupons'
  | 'hasOpenCoupon'
  | 'countCouponUses';

export function offerStore(knex: Knex): OfferStore {
  return { ...couponRows(knex), ...grantRows(knex) };
}

function couponRows(knex: Knex): Pick<OfferStore, CouponMethods> {
  return {
    async insertCoupon(coupon) {
      await knex('coupons').insert(coupons.toRow(coupon));
    },
    async withdrawCoupon(code, atMs) {
      await knex('coupons').where({ code, withdrawn_at: null }).update({ withdrawn_at: atMs });
    },
    async reopenCoupon(code) {
      await knex('coupons').where({ code }).update({ withdrawn_at: null });
    },
    async findCoupon(code) {
      return coupons.fromMaybe(await knex('coupons').where({ code }).first());
    },
    async listCoupons({ find, cursor } = {}) {
      const query = knex('coupons').limit(FETCHED_ROWS);
      query.orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'code', order: 'desc' },
      ]);
      const start = find?.toUpperCase().replace(/[\s-]/g, '');
      if (start) query.whereRaw(`code LIKE ? ESCAPE '!'`, [`${start.replace(/[!%_]/g, '!$&')}%`]);
      if (cursor) {
        const after = decodeCursor(cursor);
        query.whereRaw('(created_at, code) < (?, ?)', [after.atMs, after.id]);
      }
      return (await query).map(coupons.fromRow);
    },
    async hasOpenCoupon(nowMs) {
      const row = await knex('coupons')
        .whereNull('withdrawn_at')
        .where((ends) => ends.whereNull('expires_at').orWhere('expires_at', '>', nowMs))
        .first('code');
      return row !== undefined;
    },
    async countCouponUses(code) {
      const row = await knex('purchases')
        .where({ coupon: code })
        .whereNotIn('state', ['failed', 'stale', 'reversed'])
        .count({ count: '*' })
        .first();
      return Number(row?.count ?? 0);
    },
  };
}

function grantRows(knex: Knex): Omit<OfferStore, CouponMethods> {
  return {
    async insertGrant(grant) {
      await knex('grants').insert(grants.toRow(grant));
    },
    async findGrants({ mac, phone }) {
      const rows = await knex('grants').where({ mac }).orWhere({ phone }).orderBy('created_at');
      return rows.map(grants.fromRow);
    },
    async listUnprovenGrants(sinceMs) {
      return knex('grants as g')
        .leftJoin('payments as m', 'm.receipt', 'g.receipt')
        .where('g.kind', 'provisional')
        .where('g.created_at', '>=', sinceMs)
        .whereNull('m.id')
        .select('g.phone', 'g.receipt');
    },
    async findGrantByReceipt(receipt) {
      return grants.fromMaybe(await knex('grants').where({ receipt }).first());
    },
    async flagPhone(phone, reason, atMs) {
      await knex('flagged_phones')
        .insert({ phone, reason, flagged_at: atMs })
        .onConflict('phone')
        .merge();
    },
    async phoneFlag(phone) {
      const row = await knex('flagged_phones').where({ phone }).first('reason');
      return row?.reason ?? null;
    },
    async receiptNumber(purchaseId, atMs) {
      const known = await knex('receipt_numbers').where({ purchase_id: purchaseId }).first();
      if (known) return known.number;
      const last = await knex('receipt_numbers').max({ number: 'number' }).first();
      const number = Number(last?.number ?? 0) + 1;
      await knex('receipt_numbers').insert({ number, purchase_id: purchaseId, issued_at: atMs });
      return number;
    },
  };
}
