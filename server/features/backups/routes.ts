import { z } from 'zod';
import { isoOf } from '../../core/moment.ts';
import type { Snapshot } from '../../ports/backups.ts';
import { OWNER } from '../../ports/roles.ts';
import { type Actor, type AdminRoute, adminRoute } from '../../ports/route.ts';
import {
  type BackupDeps,
  type Drill,
  drillNewest,
  LAST_COPY,
  LAST_DRILL,
  takeSnapshot,
} from './take-snapshot.ts';

export interface BackupRouteDeps extends BackupDeps {
  /** The owner's, for a piece of paper. */
  recoveryKey(): string;
  /** Password, and code for those who have one, once more. */
  confirmIdentity(
    actor: Actor,
    proof: { password: string; code: string },
    clientAddress: string,
  ): Promise<void>;
}

const identityBody = z.strictObject({
  /** Of the owner who asks; not needed on the command line. */
  password: z.string().max(300).default(''),
  code: z.string().max(40).default(''),
});

export function backupRoutes(deps: BackupRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/backups',
      summary: 'The snapshots on the box and on the second medium, and the last restore drill.',
      access: OWNER,
      async handle() {
        const { settings } = deps.database.read;
        const second = deps.second();
        const drill = await settings.get(LAST_DRILL);
        return {
          body: {
            snapshots: deps.own.list().map(view),
            second: second && {
              isThere: second.isThere(),
              lastCopyAt: await settings.get(LAST_COPY),
              snapshots: second.list().map(view),
            },
            drill: drill === null ? null : (JSON.parse(drill) as Drill),
          },
        };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/backups',
      summary: 'Takes a snapshot now, and copies it to the second medium.',
      access: OWNER,
      handle: async () => ({ status: 201, body: { snapshot: view(await takeSnapshot(deps)) } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/backups/drill',
      summary: 'Restores the newest snapshot aside and says what is in it.',
      access: OWNER,
      handle: async () => ({ body: { drill: await drillNewest(deps) } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/backups/recovery-key',
      summary: 'Shows the key that opens every backup. Asks for the password; audited.',
      access: OWNER,
      body: identityBody,
      async handle({ actor, body, clientAddress }) {
        await deps.confirmIdentity(actor, body, clientAddress);
        const entry = { actor: actor.name, action: 'backup.recovery_key', subject: 'backups' };
        await deps.database.transaction((stores) =>
          stores.audit.append({ ...entry, detail: {} }, deps.clock.now()),
        );
        return { body: { recoveryKey: deps.recoveryKey() } };
      },
    }),
  ];
}

const view = ({ name, bytes, takenAtMs }: Snapshot) => ({ name, bytes, takenAt: isoOf(takenAtMs) });
