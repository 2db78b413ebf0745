import type { Knex } from 'knex';
import type { Page } from '../../contract/admin.ts';
import type { AuditEntryView } from '../../contract/staff.ts';
import { isoOf } from '../../core/moment.ts';
import { decodeCursor, FETCHED_ROWS, pageOf } from '../../ports/pages.ts';

export interface AuditFilter {
  /** Whole, e.g. `operator:amina`. */
  actor?: string | undefined;
  /** How the action begins, e.g. `voucher.`. */
  action?: string | undefined;
  subject?: string | undefined;
  fromMs?: number | undefined;
  /** Exclusive. */
  toMs?: number | undefined;
  cursor?: string | undefined;
}

export interface AuditReadModel {
  entries(filter: AuditFilter): Promise<Page<AuditEntryView>>;
  count(): Promise<number>;
}

interface Row {
  seq: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail: string;
}

/** The audit log for people: the newest first. */
export function auditReadModel(knex: Knex): AuditReadModel {
  return {
    async entries({ actor, action, subject, fromMs, toMs, cursor }) {
      const query = knex<Row>('audit').orderBy('seq', 'desc').limit(FETCHED_ROWS);
      if (actor) query.where({ actor });
      if (subject) query.where({ subject });
      // A range instead of LIKE: signs of a pattern in the question mean themselves.
      if (action) query.where('action', '>=', action).where('action', '<', `${action}\uffff`);
      if (fromMs !== undefined) query.where('at', '>=', fromMs);
      if (toMs !== undefined) query.where('at', '<', toMs);
      if (cursor) query.where('seq', '<', Number(decodeCursor(cursor).id));
      return pageOf(await query, ({ at, seq }) => ({ atMs: at, id: String(seq) }), viewOf);
    },
    async count() {
      const [row] = await knex('audit').max({ newest: 'seq' });
      return Number(row?.newest ?? 0);
    },
  };
}

function viewOf({ seq, at, actor, action, subject, detail }: Row): AuditEntryView {
  return { seq, at: isoOf(at), actor, action, subject, detail: JSON.parse(detail) };
}
