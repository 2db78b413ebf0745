import { resolve } from 'node:path';
import type { BackupsView, DrillView, FarView, SnapshotView } from '../contract/backups.ts';
import type { Command } from './commands.ts';

const lineOf = ({ name, bytes }: SnapshotView) => `${name}  ${(bytes / 1e6).toFixed(1)} MB`;

function farLine({ kind, lastCopyAt, problem }: FarView): string {
  const last = lastCopyAt ? `last copy of ${lastCopyAt}` : 'no copy has arrived yet';
  return `far (${kind}): ${last}${problem ? `; ${problem}` : ''}`;
}

/** Encrypted snapshots of the box. */
export const backupCommands: Record<string, Command> = {
  'backup list': {
    usage: '',
    summary: 'The encrypted snapshots on the box and on the second medium.',
    async run(client) {
      const value = await client.get<BackupsView>('/backups');
      const { second } = value;
      const copies = second ? second.snapshots.map((one) => `second: ${lineOf(one)}`) : [];
      const absent = second && !second.isThere ? ['second medium: not there'] : [];
      const far = value.far ? [farLine(value.far)] : [];
      return { value, lines: [...value.snapshots.map(lineOf), ...absent, ...copies, ...far] };
    },
  },
  'backup now': {
    usage: '',
    summary: 'Takes an encrypted snapshot.',
    async run(client) {
      const value = await client.post<{ snapshot: SnapshotView }>('/backups', {});
      return { value, lines: [lineOf(value.snapshot)] };
    },
  },
  'backup drill': {
    usage: '',
    summary: 'Restores the newest snapshot aside and says what is in it.',
    async run(client) {
      const value = await client.post<{ drill: DrillView | null }>('/backups/drill', {});
      const { drill } = value;
      if (!drill) return { value, lines: ['There is no snapshot yet.'], exitStatus: 1 };
      const { found, problem, snapshot } = drill;
      const line = found
        ? `${snapshot} can be restored: ${found.payments} payments, ${found.vouchers} vouchers, ${found.ledgerRows} rows of the ledger.`
        : `${snapshot} CANNOT be restored: ${problem}`;
      return { value, lines: [line], exitStatus: found ? 0 : 1 };
    },
  },
  'backup far': {
    usage: '',
    summary: 'Asks the far place (S3 or SSH) what it keeps.',
    async run(client) {
      const value = await client.get<{ snapshots: SnapshotView[] }>('/backups/far');
      const lines = value.snapshots.map(lineOf);
      return { value, lines: lines.length > 0 ? lines : ['It answers, and keeps nothing yet.'] };
    },
  },
  'backup send': {
    usage: '',
    summary: 'Sends the newest snapshot to the far place now.',
    async run(client) {
      const value = await client.post('/backups/far/send', {});
      return { value, lines: ['It is on its way: mlango backup list'] };
    },
  },
  'backup fetch': {
    usage: 'NAME --to FILE',
    summary: 'Fetches a snapshot from the far place into a file, for mlango restore.',
    positionals: ['NAME'],
    options: ['to'],
    async run(client, args) {
      const file = resolve(args.required('to'));
      const value = await client.post('/backups/fetch', { name: args.positionals[0] ?? '', file });
      return { value, lines: [file] };
    },
  },
  'backup ssh-key': {
    usage: '',
    summary: "The box's own public SSH key, for authorized_keys on the far computer.",
    async run(client) {
      const value = await client.post<{ publicKey: string }>('/backups/far/ssh-key', {});
      return { value, lines: [value.publicKey] };
    },
  },
  'backup recovery-key': {
    usage: '',
    summary: 'The key that opens every snapshot: write it down, away from the box.',
    async run(client) {
      const value = await client.post<{ recoveryKey: string }>('/backups/recovery-key', {});
      return { value, lines: [value.recoveryKey] };
    },
  },
};
