import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { SiteRecord, SiteStore } from '../../ports/site-store.ts';

const sites = rowMapper<SiteRecord>(['id', 'name', 'place', 'phone', 'createdAtMs']);

export function siteStore(knex: Knex): SiteStore {
  return {
    async insert(site) {
      await knex('sites').insert(sites.toRow(site));
    },
    async update(site) {
      await knex('sites').where({ id: site.id }).update(sites.toRow(site));
    },
    async delete(id) {
      await knex('sites').where({ id }).delete();
    },
    async list() {
      return (await knex('sites').orderBy(['name', 'id'])).map(sites.fromRow);
    },
  };
}
