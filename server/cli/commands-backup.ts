import type { Command } from './commands.ts';

interface Snapshot {
  name: string;
  bytes: number;
  takenAt: string;
}
interface Drill {
  snapshot: string;
  found: { payments: number; vouchers: number; ledgerRows: number } | null;
  problem: string | null;
}
interface Overview {
  snapshots: Snapshot[];
  second: { isThere: boolean; snapshots: Snapshot[] } | null;
}

const lineOf = ({ name, bytes }: Snapshot) => `${name}  ${(bytes / 1e6).toFixed(1)} MB`;

/** Encrypted snapshots of the box. */
export const backupCommands: Record<string, Command> = {
  'backup list': {
    usage: '',
    summary: 'The encrypted snapshots on the box and on the second medium.',
    async run(client) {
      const value = await client.get<Overview>('/backups');
      const { second } = value;
      const copies = second ? second.snapshots.map((one) => `second: ${lineOf(one)}`) : [];
      const absent = second && !second.isThere ? ['second medium: not there'] : [];
      return { value, lines: [...value.snapshots.map(lineOf), ...absent, ...copies] };
    },
  },
  'backup now': {
    usage: '',
    summary: 'Takes an encrypted snapshot.',
    async run(client) {
      const value = await client.post<{ snapshot: Snapshot }>('/backups', {});
      return { value, lines: [lineOf(value.snapshot)] };
    },
  },
  'backup drill': {
    usage: '',
    summary: 'Restores the newest snapshot aside and says what is in it.',
    async run(client) {
      const value = await client.post<{ drill: Drill | null }>('/backups/drill', {});
      const { drill } = value;
      if (!drill) return { value, lines: ['There is no snapshot yet.'], exitStatus: 1 };
      const { found, problem, snapshot } = drill;
      const line = found
        ? `${snapshot} can be restored: ${found.payments} payments, ${found.vouchers} vouchers, ${found.ledgerRows} rows of the ledger.`
        : `${snapshot} CANNOT be restored: ${problem}`;
      return { value, lines: [line], exitStatus: found ? 0 : 1 };
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
