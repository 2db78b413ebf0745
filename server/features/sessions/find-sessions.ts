import type { Knex } from 'knex';
import { decodeCursor, FETCHED_ROWS } from '../../ports/pages.ts';

export type WantedSession =
  | { kind: 'device'; fromMac: string; toMac: string }
  | { kind: 'code'; codeHash: Buffer }
  | { kind: 'ending'; codeLast: string };

export interface SessionFilter {
  open?: boolean;
  cursor?: string | undefined;
  /** Id of a router. */
  router?: string | undefined;
  /** Id of a site: all its routers. */
  site?: string | undefined;
  /** Any of these; left out: all. */
  find?: readonly WantedSession[] | undefined;
}

/** The filter's open ones alone, after its cursor. */
export function narrow(query: Knex.QueryBuilder, { open, cursor }: SessionFilter): void {
  if (open) query.whereNull('sessions.stopped_at');
  if (!cursor) return;
  const after = decodeCursor(cursor);
  query.whereRaw('(sessions.started_at, sessions.id) < (?, ?)', [after.atMs, after.id]);
}

/**
 * The newest that may stand on the filter's next page; null when it asks for no router, site or word.
 * Each way to find one is a question of its own by an index of its own: an OR of them would read
 * all sessions.
 */
export async function findSessionIds(knex: Knex, filter: SessionFilter): Promise<string[] | null> {
  const routers = await routerIds(knex, filter);
  if (!routers && !filter.find) return null;
  const newest = () => {
    const query = knex('sessions')
      .select('sessions.id')
      .orderBy([
        { column: 'sessions.started_at', order: 'desc' },
        { column: 'sessions.id', order: 'desc' },
      ])
      .limit(FETCHED_ROWS);
    narrow(query, filter);
    return query;
  };
  const ways = filter.find
    ? filter.find.map((wanted) => meeting(newest(), wanted, routers))
    : (routers ?? []).map((router) => newest().where('sessions.router_id', router));
  const found: { id: string }[][] = await Promise.all(ways);
  return [...new Set(found.flat().map(({ id }) => id))];
}

/** Null: of whatever router. */
async function routerIds(knex: Knex, { router, site }: SessionFilter): Promise<string[] | null> {
  if (router === undefined && site === undefined) return null;
  const query = knex('routers').select('id');
  if (router !== undefined) query.where({ id: router });
  if (site !== undefined) query.where({ site_id: site });
  const rows: { id: string }[] = await query;
  return rows.map(({ id }) => id);
}

function meeting(query: Knex.QueryBuilder, wanted: WantedSession, routers: string[] | null) {
  // Not the bare column: its index would be taken, and all sessions of the router looked through.
  if (routers) query.whereIn(query.client.raw(`(sessions.router_id || '')`), routers);
  switch (wanted.kind) {
    case 'device':
      query.whereBetween('sessions.mac', [wanted.fromMac, wanted.toMac]);
      return query;
    case 'code':
      query.whereIn('sessions.voucher_id', (of) =>
        of.from('vouchers').where('code_hash', wanted.codeHash).select('id'),
      );
      return query;
    case 'ending':
      query
        .join('vouchers', 'vouchers.id', 'sessions.voucher_id')
        .where('vouchers.code_last', wanted.codeLast);
      return query;
  }
}
