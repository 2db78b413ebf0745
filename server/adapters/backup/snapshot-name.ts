import type { Snapshot } from '../../ports/backups.ts';

/** `mlango-2026-11-28T04-00-00Z.backup`: the name tells when, whatever copying did to the file's time. */
const NAME = /^mlango-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup$/;

export function snapshotName(takenAtMs: number): string {
  const [moment = ''] = new Date(takenAtMs).toISOString().split('.');
  return `mlango-${moment.replaceAll(':', '-')}Z.backup`;
}

/** When a snapshot of this name was taken, in ms since 1970; null for any other name. */
export function momentOf(name: string): number | null {
  const [, day, hour, minute, second] = NAME.exec(name) ?? [];
  return day ? Date.parse(`${day}T${hour}:${minute}:${second}Z`) : null;
}

/** Those of the files that are snapshots, the newest first. */
export function snapshotsAmong(files: readonly { name: string; bytes: number }[]): Snapshot[] {
  return files
    .flatMap(({ name, bytes }) => {
      const takenAtMs = momentOf(name);
      return takenAtMs === null ? [] : [{ name, bytes, takenAtMs }];
    })
    .sort((a, b) => b.takenAtMs - a.takenAtMs);
}

/** @throws Error for a name that could lead elsewhere. */
export function refuseOtherNames(name: string): void {
  if (momentOf(name) === null) throw new Error('not the name of a snapshot');
}
