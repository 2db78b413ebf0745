import type { BackupsView, DrillView, FarView, SnapshotView } from '../../contract/backups.ts';
import { isoOf } from '../../core/moment.ts';
import type { Snapshot } from '../../ports/backups.ts';
import { KEY_PROVEN } from './prove-key.ts';
import type { BackupRunner } from './runner.ts';
import type { FarDeps, FarSender } from './send-far.ts';
import { LAST_COPY, LAST_DRILL } from './take-snapshot.ts';

export interface ViewDeps extends FarDeps {
  runner: BackupRunner;
  sender: FarSender;
  farKind(): FarView['kind'] | null;
  sshPublicKey(): string | null;
}

export const viewOf = ({ name, bytes, takenAtMs }: Snapshot): SnapshotView => ({
  ...{ name, bytes, takenAt: isoOf(takenAtMs) },
});

/** Everything about copies on one screen. */
export async function backupsView(deps: ViewDeps): Promise<BackupsView> {
  const { settings } = deps.database.read;
  const second = deps.second();
  const drill = await settings.get(LAST_DRILL);
  return {
    snapshots: deps.own.list().map(viewOf),
    second: second && {
      isThere: second.isThere(),
      lastCopyAt: await settings.get(LAST_COPY),
      snapshots: second.list().map(viewOf),
    },
    far: await farView(deps),
    sshPublicKey: deps.sshPublicKey(),
    drill: drill === null ? null : (JSON.parse(drill) as DrillView),
    running: deps.runner.step,
    keyProvenAt: await settings.get(KEY_PROVEN),
  };
}

export async function farView(deps: Omit<ViewDeps, 'runner'>): Promise<FarView | null> {
  const kind = deps.farKind();
  if (!kind) return null;
  const lastCopyAt = await deps.sender.lastCopyAt();
  return {
    ...{ kind, lastCopyAt, everyHours: deps.farHours() },
    age: await deps.sender.age(),
    problem: deps.sender.problem,
    sending: deps.sender.sending,
  };
}
