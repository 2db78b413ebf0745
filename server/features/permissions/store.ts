import type { Knex } from 'knex';
import type { Role, SetChange } from '../../core/permissions.ts';
import { rowMapper } from '../../core/rows.ts';
import type { PermissionStore } from '../../ports/permission-store.ts';

const sets = rowMapper<{ role: Role; changedAtMs: number } & SetChange>(
  ['role', 'added', 'removed', 'changedAtMs'],
  { json: ['added', 'removed'] },
);

export function permissionStore(knex: Knex): PermissionStore {
  return {
    async list() {
      return (await knex('permission_sets')).map(sets.fromRow);
    },
    async put(role, change, atMs) {
      await knex('permission_sets')
        .insert(sets.toRow({ role, ...change, changedAtMs: atMs }))
        .onConflict('role')
        .merge();
    },
  };
}
