import { z } from 'zod';
import type { AuditVerification } from '../../contract/staff.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { AuditReadModel } from './read-model.ts';

const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .optional();

const auditQuery = z.object({
  actor: z.string().max(100).optional(),
  action: z.string().max(60).optional(),
  subject: z.string().max(100).optional(),
  from: moment,
  to: moment,
  cursor: z.string().max(200).optional(),
});

export function auditRoutes(deps: { database: Database; readModel: AuditReadModel }): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/audit',
      summary: 'Who did what and when, the newest first; `action` is the beginning of its name.',
      access: 'staff',
      query: auditQuery,
      handle: async ({ query: { from: fromMs, to: toMs, ...filter } }) => ({
        body: await deps.readModel.entries({ ...filter, fromMs, toMs }),
      }),
    }),
    adminRoute({
      method: 'GET',
      path: '/audit/verify',
      summary: 'Whether every entry still follows from the one before it.',
      access: 'staff.write',
      async handle() {
        const verification: AuditVerification = {
          entries: await deps.readModel.count(),
          firstBroken: await deps.database.read.audit.firstBroken(),
        };
        return { body: verification };
      },
    }),
  ];
}
