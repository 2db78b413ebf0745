import type {
  BackupsView,
  DrillView,
  SnapshotSource,
  SnapshotView,
} from '../../../server/contract/backups.ts';
import { ask, type Proof, pick } from '../../api.ts';

/** A snapshot of a large box takes the box a while. */
const SLOW_TIMEOUT_MS = 120_000;

/** Which snapshot, and where it is. */
export type Chosen =
  | { from: SnapshotSource; snapshot: SnapshotView }
  | { from: 'upload'; fileName: string };

export const backupsApi = {
  overview: () => ask<BackupsView>('GET', '/backups'),
  take: () => ask<{ snapshot: SnapshotView }>('POST', '/backups', undefined, SLOW_TIMEOUT_MS),
  drill: () =>
    pick(
      'drill',
      ask<{ drill: DrillView | null }>('POST', '/backups/drill', undefined, SLOW_TIMEOUT_MS),
    ),
  recoveryKey: (proof: Proof) =>
    pick('recoveryKey', ask<{ recoveryKey: string }>('POST', '/backups/recovery-key', proof)),
  proveKey: (groups: { place: number; group: string }[]) =>
    ask<{ proven: true }>('POST', '/backups/recovery-key/proof', { groups }),
  far: () =>
    pick('snapshots', ask<{ snapshots: SnapshotView[] }>('GET', '/backups/far', undefined, 60_000)),
  sendFar: () => ask<{ sending: true }>('POST', '/backups/far/send', {}),
  sshKey: () => ask<{ publicKey: string }>('POST', '/backups/far/ssh-key'),
  restore: (chosen: Chosen, recoveryKey: string, proof: Proof) =>
    ask<{ found: { payments: number; vouchers: number } }>(
      'POST',
      '/backups/restore',
      {
        from: chosen.from,
        ...(chosen.from === 'upload' ? {} : { name: chosen.snapshot.name }),
        ...(recoveryKey.trim() === '' ? {} : { recoveryKey: recoveryKey.trim() }),
        ...proof,
      },
      SLOW_TIMEOUT_MS,
    ),
};
