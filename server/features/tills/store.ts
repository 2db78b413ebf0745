import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { DayCloseRecord, ShiftRecord, TillStore } from '../../ports/money-stores.ts';

const shifts = rowMapper<ShiftRecord>([
  'id',
  'drawer',
  'operatorId',
  'openedAtMs',
  'floatCents',
  'closedAtMs',
  'expectedCents',
  'countedCents',
  'note',
]);
const dayCloses = rowMapper<DayCloseRecord>([
  'day',
  'mobileCents',
  'cashCents',
  'vouchersCents',
  'countedCents',
  'varianceCents',
  'note',
  'closedBy',
  'closedAtMs',
]);

export function tillStore(knex: Knex): TillStore {
  return {
    async insertShift(shift) {
      await knex('shifts').insert(shifts.toRow(shift));
    },
    async updateShift(shift) {
      await knex('shifts').where({ id: shift.id }).update(shifts.toRow(shift));
    },
    async findShift(id) {
      return shifts.fromMaybe(await knex('shifts').where({ id }).first());
    },
    async findOpenShift(drawer) {
      return shifts.fromMaybe(await knex('shifts').where({ drawer, closed_at: null }).first());
    },
    async insertDayClose(close) {
      await knex('day_closes').insert(dayCloses.toRow(close));
    },
    async findDayClose(day) {
      return dayCloses.fromMaybe(await knex('day_closes').where({ day }).first());
    },
  };
}
