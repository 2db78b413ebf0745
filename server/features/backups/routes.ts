import { z } from 'zod';
import { identityFields } from '../../ports/identity.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { type FarRouteDeps, farRoutes } from './far-routes.ts';
import { proveKey } from './prove-key.ts';
import { type RestoreRouteDeps, restoreRoutes } from './restore-routes.ts';
import { drillNewest } from './take-snapshot.ts';
import { backupsView, type ViewDeps, viewOf } from './view.ts';

export interface BackupRouteDeps extends ViewDeps, FarRouteDeps, RestoreRouteDeps {
  /** The owner's, for a piece of paper. */
  recoveryKey(): string;
}

const proofBody = z.strictObject({
  /** As read from paper: which group (from 1), and what it says. */
  groups: z.array(z.strictObject({ place: z.int().min(1).max(8), group: z.string().max(20) })),
});

export function backupRoutes(deps: BackupRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/backups',
      summary: 'Every place that keeps snapshots, what is under way, and the last restore drill.',
      access: 'backups',
      handle: async () => ({ body: await backupsView(deps) }),
    }),
    adminRoute({
      method: 'POST',
      path: '/backups',
      summary: 'Takes a snapshot now, and copies it to the second medium.',
      access: 'backups',
      handle: async () => ({ status: 201, body: { snapshot: viewOf(await deps.runner.take()) } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/backups/drill',
      summary: 'Restores the newest snapshot aside and says what is in it.',
      access: 'backups',
      handle: async () => ({ body: { drill: await drillNewest(deps) } }),
    }),
    ...keyRoutes(deps),
    ...farRoutes(deps),
    ...restoreRoutes(deps),
  ];
}

function keyRoutes(deps: BackupRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/backups/recovery-key',
      summary: 'Shows the key that opens every backup. Asks for the password; audited.',
      access: 'backups',
      body: z.strictObject(identityFields),
      async handle({ actor, body, clientAddress }) {
        await deps.confirmIdentity(actor, body, clientAddress);
        const entry = { actor: actor.name, action: 'backup.recovery_key', subject: 'backups' };
        await deps.database.transaction((stores) =>
          stores.audit.append({ ...entry, detail: {} }, deps.clock.now()),
        );
        return { body: { recoveryKey: deps.recoveryKey() } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/backups/recovery-key/proof',
      summary: 'Takes two groups of the recovery key as read from paper.',
      access: 'backups',
      body: proofBody,
      async handle({ actor, body }) {
        await proveKey(deps, actor.name, body.groups);
        return { body: { proven: true } };
      },
    }),
  ];
}
