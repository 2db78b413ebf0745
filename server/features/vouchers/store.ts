import type { Knex } from 'knex';
import { UNUSED, type VoucherState } from '../../core/entitlement.ts';
import { LIMIT_FIELDS, LIMIT_RULES } from '../../core/plan.ts';
import { columnOf, rowMapper, rowsOfJson } from '../../core/rows.ts';
import type {
  Activation,
  BatchRecord,
  SlotRecord,
  TopUpRecord,
  VoucherEntitlement,
  VoucherGrowth,
  VoucherRecord,
  VoucherStore,
} from '../../ports/stores.ts';

const STATE_FIELDS = Object.keys(UNUSED) as (keyof VoucherState)[];
/** Whole vouchers: what decides about one may be any of its fields. */
export const vouchers = rowMapper<VoucherRecord>(
  [
    'id',
    'codeHash',
    'codeCipher',
    'codeLast',
    'planId',
    'planName',
    'priceCents',
    ...LIMIT_FIELDS,
    ...STATE_FIELDS,
    'batchId',
    'purchaseId',
    'createdAtMs',
    'revokedAtMs',
  ],
  { json: [...LIMIT_RULES, 'speedOverride'] },
);
const ENTITLEMENT_FIELDS = ['id', ...LIMIT_FIELDS, ...STATE_FIELDS] as const;
const ENTITLEMENT_COLUMNS = ENTITLEMENT_FIELDS.map(columnOf);
const entitlements = rowMapper<VoucherEntitlement>(ENTITLEMENT_FIELDS, {
  json: [...LIMIT_RULES, 'speedOverride'],
});
const topUps = rowMapper<TopUpRecord>([
  'id',
  'voucherId',
  'planId',
  'planName',
  'priceCents',
  'purchaseId',
  'kind',
  'actor',
  'createdAtMs',
]);
const batches = rowMapper<BatchRecord>([
  'id',
  'planId',
  'label',
  'siteId',
  'count',
  'createdAtMs',
  'createdBy',
]);
const slots = rowMapper<SlotRecord>(['voucherId', 'mac', 'acceptedAtMs', 'releasedAtMs']);

/** Rows of one INSERT: 40 columns × 500 stay below SQLite's 32,766 bound values. */
const INSERT_CHUNK_ROWS = 500;

export function voucherStore(knex: Knex): VoucherStore {
  return { ...voucherRows(knex), ...slotRows(knex) };
}

/**
 * Every accounting report needs them. SQLite hands them over as one JSON text: as columns, each of
 * 250 rows costs more than its whole arithmetic.
 */
async function findEntitlements(knex: Knex, ids: readonly string[]): Promise<VoucherEntitlement[]> {
  if (ids.length === 0) return [];
  if (knex.client.config.client === 'pg') {
    const rows = await knex('vouchers').whereIn('id', ids).select(ENTITLEMENT_COLUMNS);
    return rows.map(entitlements.fromRow);
  }
  const [row] = await knex.raw(
    `SELECT ${entitlements.allAsJson} AS found FROM vouchers WHERE id IN
       (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  return entitlements.fromJson(row.found);
}

type SlotMethods = 'slots' | 'holdSlots' | 'releaseSlots';

function voucherRows(knex: Knex): Omit<VoucherStore, SlotMethods> {
  const one = (id: string) => knex('vouchers').where({ id });
  return {
    async insertBatch(batch) {
      await knex('batches').insert(batches.toRow(batch));
    },
    async findBatch(id) {
      return batches.fromMaybe(await knex('batches').where({ id }).first());
    },
    async insertMany(records) {
      for (let i = 0; i < records.length; i += INSERT_CHUNK_ROWS) {
        const chunk = records.slice(i, i + INSERT_CHUNK_ROWS);
        await knex('vouchers').insert(chunk.map(vouchers.toRow));
      }
    },
    async find(id) {
      return vouchers.fromMaybe(await one(id).first());
    },
    async findByHash(codeHash) {
      return vouchers.fromMaybe(await knex('vouchers').where({ code_hash: codeHash }).first());
    },
    async findMany(ids) {
      if (ids.length === 0) return [];
      const rows = await knex('vouchers').whereIn('id', ids);
      return rows.map(vouchers.fromRow);
    },
    findEntitlements: (ids) => findEntitlements(knex, ids),
    async findManyByHash(codeHashes) {
      if (codeHashes.length === 0) return [];
      const rows = await knex('vouchers').whereIn('code_hash', codeHashes);
      return rows.map(vouchers.fromRow);
    },
    async findByPurchase(purchaseId) {
      return vouchers.fromMaybe(await knex('vouchers').where({ purchase_id: purchaseId }).first());
    },
    async listByBatch(batchId) {
      const rows = await knex('vouchers').where({ batch_id: batchId }).orderBy('id');
      return rows.map(vouchers.fromRow);
    },
    async listByMac(mac) {
      const rows = await knex('vouchers')
        .join('voucher_devices', 'voucher_devices.voucher_id', 'vouchers.id')
        .where({ mac })
        .orderBy('accepted_at', 'desc')
        .limit(10)
        .select('vouchers.*');
      return rows.map(vouchers.fromRow);
    },
    activate: (activations) => activate(knex, activations),
    async revoke(id, atMs) {
      await one(id).update({ status: 'revoked', revoked_at: atMs });
    },
    async update(voucher) {
      await one(voucher.id).update(vouchers.toRow(voucher));
    },
    async insertTopUp(topUp) {
      await knex('top_ups').insert(topUps.toRow(topUp));
    },
    async findTopUpByPurchase(purchaseId) {
      return topUps.fromMaybe(await knex('top_ups').where({ purchase_id: purchaseId }).first());
    },
    addUsage: (growths) => addUsage(knex, growths),
  };
}

function slotRows(knex: Knex): Pick<VoucherStore, SlotMethods> {
  return {
    async slots(voucherIds) {
      if (voucherIds.length === 0) return [];
      const rows = await knex('voucher_devices').whereIn('voucher_id', voucherIds);
      return rows.map(slots.fromRow);
    },
    async holdSlots(held) {
      for (let i = 0; i < held.length; i += INSERT_CHUNK_ROWS) {
        const rows = held
          .slice(i, i + INSERT_CHUNK_ROWS)
          .map(({ voucherId, mac, acceptedAtMs }) => ({
            ...{ voucher_id: voucherId, mac, first_seen_at: acceptedAtMs },
            ...{ accepted_at: acceptedAtMs, released_at: null },
          }));
        await knex('voucher_devices')
          .insert(rows)
          .onConflict(['voucher_id', 'mac'])
          .merge(['accepted_at', 'released_at']);
      }
    },
    async releaseSlots(released, atMs) {
      for (let i = 0; i < released.length; i += INSERT_CHUNK_ROWS) {
        const pairs = released
          .slice(i, i + INSERT_CHUNK_ROWS)
          .map((one) => [one.voucherId, one.mac]);
        await knex('voucher_devices')
          .whereIn(['voucher_id', 'mac'], pairs)
          .update({ released_at: atMs });
      }
    },
  };
}

async function addUsage(knex: Knex, growths: readonly VoucherGrowth[]): Promise<void> {
  if (growths.length === 0) return;
  const rows = growths.map(({ id, seconds, bytes, upBytes, status, period }) => [
    ...[id, seconds, bytes, upBytes, status],
    ...[period.periodStartAtMs, period.periodSeconds, period.periodBytes],
  ]);
  const columns = {
    ...({ id: 'TEXT', seconds: 'BIGINT', bytes: 'BIGINT', up_bytes: 'BIGINT' } as const),
    ...({ status: 'TEXT', period_start_at: 'BIGINT' } as const),
    ...({ period_seconds: 'BIGINT', period_bytes: 'BIGINT' } as const),
  };
  await knex.raw(
    `UPDATE vouchers SET used_seconds = used_seconds + growth.seconds,
       used_bytes = used_bytes + growth.bytes, used_up_bytes = used_up_bytes + growth.up_bytes,
       status = growth.status, period_start_at = growth.period_start_at,
       period_seconds = growth.period_seconds, period_bytes = growth.period_bytes
     FROM (${rowsOfJson(knex.client.config.client, columns)}) AS growth
     WHERE vouchers.id = growth.id`,
    [JSON.stringify(rows)],
  );
}

async function activate(knex: Knex, activations: readonly Activation[]): Promise<void> {
  if (activations.length === 0) return;
  const rows = activations.map(({ id, activatedAtMs, expiresAtMs, siteId }) => [
    ...[id, activatedAtMs, expiresAtMs, siteId ?? null],
  ]);
  const columns = {
    ...({ id: 'TEXT', activated_at: 'BIGINT', expires_at: 'BIGINT' } as const),
    ...({ activated_site_id: 'TEXT' } as const),
  };
  await knex.raw(
    `UPDATE vouchers SET status = 'active', activated_at = first.activated_at,
       expires_at = first.expires_at, activated_site_id = first.activated_site_id
     FROM (${rowsOfJson(knex.client.config.client, columns)}) AS first
     WHERE vouchers.id = first.id AND vouchers.status = 'unused'`,
    [JSON.stringify(rows)],
  );
}
