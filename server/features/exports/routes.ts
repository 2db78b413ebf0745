import { csvLines } from '../../core/csv.ts';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { EVERYTHING, EXPORT_KINDS, type ExportKind, type ExportReadModel } from './read-model.ts';

const isKind = (kind: string): kind is ExportKind => EXPORT_KINDS.some((known) => known === kind);

export interface ExportDeps {
  database: Database;
  readModel: ExportReadModel;
  clock: Clock;
  /** Every setting, secrets hidden. */
  shownSettings(): Record<string, string>;
  /** One archive of files that are made while it is read. */
  zip(
    files: AsyncIterable<{ name: string; content: AsyncIterable<string> }>,
  ): AsyncIterable<Uint8Array>;
}

export function exportRoutes(deps: ExportDeps): AdminRoute[] {
  const note = (actor: string, subject: string) =>
    deps.database.transaction((stores) =>
      stores.audit.append({ actor, action: 'export', subject, detail: {} }, deps.clock.now()),
    );
  return [
    adminRoute({
      method: 'GET',
      path: '/exports/everything',
      summary:
        'Every table and the settings as CSV in one ZIP; codes and secrets are left out. Audited.',
      access: 'backups',
      async handle({ actor }) {
        await note(actor.name, 'everything');
        return {
          body: deps.zip(everything(deps)),
          download: { filename: 'mlango-everything.zip', contentType: 'application/zip' },
        };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/exports/:kind',
      summary: `A table as CSV: ${EXPORT_KINDS.join(', ')}. Audited.`,
      access: 'exports',
      async handle({ actor, params }) {
        const kind = params.kind ?? '';
        if (!isKind(kind)) {
          const words = `There is no export "${kind}": choose ${EXPORT_KINDS.join(', ')}.`;
          throw new AppError(404, 'export_unknown', words);
        }
        await note(actor.name, kind);
        const contentType = 'text/csv; charset=utf-8';
        return {
          body: linesOf(deps.readModel.pages(kind)),
          download: { filename: `mlango-${kind}.csv`, contentType },
        };
      },
    }),
  ];
}

async function* everything({ readModel, shownSettings }: ExportDeps) {
  for (const table of Object.keys(EVERYTHING)) {
    yield { name: `${table}.csv`, content: linesOf(readModel.table(table)) };
  }
  yield { name: 'settings.csv', content: linesOf(settingRows(shownSettings())) };
}

async function* settingRows(settings: Record<string, string>) {
  yield [['key', 'value'], ...Object.entries(settings)];
}

async function* linesOf(pages: AsyncIterable<unknown[][]>): AsyncGenerator<string> {
  for await (const rows of pages) yield csvLines(rows);
}
