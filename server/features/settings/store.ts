import type { Knex } from 'knex';
import type { SettingStore } from '../../ports/stores.ts';

export function settingStore(knex: Knex): SettingStore {
  return {
    async get(key) {
      const row = await knex('settings').where({ key }).first();
      return row?.value ?? null;
    },
    async set(key, value, atMs) {
      await knex('settings').insert({ key, value, updated_at: atMs }).onConflict('key').merge();
    },
    async all() {
      const rows = await knex('settings').select('key', 'value');
      return Object.fromEntries(rows.map((row) => [row.key, row.value]));
    },
  };
}
