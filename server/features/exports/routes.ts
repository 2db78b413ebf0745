import { csvLines } from '../../core/csv.ts';
import { AppError } from '../../ports/errors.ts';
import { MANAGERS } from '../../ports/roles.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { EXPORT_KINDS, type ExportKind, type ExportReadModel } from './read-model.ts';

const isKind = (kind: string): kind is ExportKind => EXPORT_KINDS.some((known) => known === kind);

export function exportRoutes(deps: {
  database: Database;
  readModel: ExportReadModel;
  clock: Clock;
}): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/exports/:kind',
      summary: `A table as CSV: ${EXPORT_KINDS.join(', ')}. Audited.`,
      access: MANAGERS,
      async handle({ actor, params }) {
        const kind = params.kind ?? '';
        if (!isKind(kind)) {
          const words = `There is no export "${kind}": choose ${EXPORT_KINDS.join(', ')}.`;
          throw new AppError(404, 'export_unknown', words);
        }
        await deps.database.transaction((stores) =>
          stores.audit.append(
            { actor: actor.name, action: 'export', subject: kind, detail: {} },
            deps.clock.now(),
          ),
        );
        const contentType = 'text/csv; charset=utf-8';
        return {
          body: linesOf(deps.readModel.pages(kind)),
          download: { filename: `mlango-${kind}.csv`, contentType },
        };
      },
    }),
  ];
}

async function* linesOf(pages: AsyncIterable<unknown[][]>): AsyncGenerator<string> {
  for await (const rows of pages) yield csvLines(rows);
}
