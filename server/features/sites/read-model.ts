import type { Knex } from 'knex';
import type { SiteView } from '../../contract/sites.ts';

export interface SiteReadModel {
  /** With how many routers each has and how many devices are online there. */
  sites(): Promise<SiteView[]>;
  /** Whether anything belongs to it that would lose its place. */
  isUsed(id: string): Promise<boolean>;
}

export function siteReadModel(knex: Knex): SiteReadModel {
  return {
    async sites() {
      const rows: Record<string, unknown>[] = await knex('sites')
        .orderBy(['name', 'id'])
        .select('*')
        .select(
          knex.raw('(SELECT count(*) FROM routers r WHERE r.site_id = sites.id) AS routers'),
          knex.raw(
            `(SELECT count(*) FROM sessions s JOIN routers r ON r.id = s.router_id
              WHERE s.stopped_at IS NULL AND r.site_id = sites.id) AS online`,
          ),
        );
      return rows.map((row) => ({
        ...{ id: String(row.id), name: String(row.name), place: String(row.place) },
        phone: String(row.phone),
        routers: Number(row.routers),
        online: Number(row.online),
        createdAt: new Date(Number(row.created_at)).toISOString(),
      }));
    },
    async isUsed(id) {
      for (const table of ['routers', 'batches', 'purchases']) {
        if (await knex(table).where({ site_id: id }).first('id')) return true;
      }
      if (await knex('vouchers').where({ activated_site_id: id }).first('id')) return true;
      // Limits are lists of ids that no other text can contain.
      for (const table of ['plans', 'vouchers', 'purchases']) {
        if (await knex(table).whereLike('sites', `%"${id}"%`).first('id')) return true;
      }
      return false;
    },
  };
}
