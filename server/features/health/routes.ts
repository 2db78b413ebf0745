import { z } from 'zod';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { type HealthDeps, healthChecks } from './checks.ts';

/** The box's own files, for the command line on the box. */
export interface Maintenance {
  backup(file: string): Promise<void>;
  restore(file: string, recoveryKey?: string): Promise<void>;
}

export function healthRoutes(deps: HealthDeps & { maintenance: Maintenance }): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/health',
      summary: 'Every part of the box as green, amber or red; fresh=1 reads the books anew.',
      access: 'today',
      query: z.object({ fresh: z.enum(['0', '1']).optional() }),
      handle: async ({ query }) => ({
        body: { checks: await healthChecks(deps, query.fresh === '1') },
      }),
    }),
    maintenanceRoute(
      '/backup',
      'Writes a backup to a file on the box (command line only).',
      (file) => deps.maintenance.backup(file),
    ),
    maintenanceRoute(
      '/restore',
      'Puts a backup in place (command line only); an encrypted one with its recovery key.',
      (file, recoveryKey) => deps.maintenance.restore(file, recoveryKey),
    ),
  ];
}

function maintenanceRoute(
  path: string,
  summary: string,
  run: (file: string, recoveryKey?: string) => Promise<void>,
): AdminRoute {
  return adminRoute({
    method: 'POST',
    path,
    summary,
    access: 'backups',
    body: z.strictObject({
      file: z.string().startsWith('/').max(4096),
      recoveryKey: z.string().max(100).optional(),
    }),
    async handle({ actor, body }) {
      // A browser session must never name files on the box.
      if (actor.name !== 'cli') {
        throw new AppError(403, 'forbidden', `On the box itself: npx mlango ${path.slice(1)}`);
      }
      await run(body.file, body.recoveryKey);
      return { body: { file: body.file } };
    },
  });
}
