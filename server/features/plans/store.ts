import type { Knex } from 'knex';
import { LIMIT_FIELDS, LIMIT_RULES } from '../../core/plan.ts';
import { rowMapper } from '../../core/rows.ts';
import type { PlanRecord, PlanStore } from '../../ports/stores.ts';

const plans = rowMapper<PlanRecord>(
  [
    'id',
    'name',
    'priceCents',
    ...LIMIT_FIELDS,
    'visible',
    'atCounter',
    'bestValue',
    'shownFromMinute',
    'shownUntilMinute',
    'position',
    'reminds',
    'createdAtMs',
    'archivedAtMs',
  ],
  { boolean: ['visible', 'atCounter', 'bestValue', 'reminds'], json: LIMIT_RULES },
);

export function planStore(knex: Knex): PlanStore {
  const sellable = () => knex('plans').whereNull('archived_at');
  return {
    async insert(plan) {
      await knex('plans').insert(plans.toRow(plan));
    },
    async update(plan) {
      await knex('plans').where({ id: plan.id }).update(plans.toRow(plan));
    },
    async find(id) {
      return plans.fromMaybe(await knex('plans').where({ id }).first());
    },
    async findSellable(idOrName) {
      const byId = await sellable().where({ id: idOrName }).first();
      const byName = () => sellable().whereRaw('lower(name) = lower(?)', [idOrName]).first();
      return plans.fromMaybe(byId ?? (await byName()));
    },
    async list() {
      const rows = await sellable().orderBy(['position', 'created_at', 'id']);
      return rows.map(plans.fromRow);
    },
  };
}
