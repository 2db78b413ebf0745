import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../server/ports/system.ts';

export interface GammuSimulatorOptions {
  /** Gets `outbox`, `sent`, `error` and `inbox`. */
  folder: string;
  clock: Clock;
  /** How often the daemon looks into its outbox. 1000 by default. */
  pollMs?: number;
}

export interface GammuSimulator {
  /** Every text the modem has sent, the oldest first. */
  sent(): readonly { to: string; text: string }[];
  /** Somebody sends an SMS to the modem. */
  receive(from: string, text: string): void;
  /** Looks into the outbox now. */
  look(): void;
  /** While off, nothing is taken from the outbox. */
  setOn(on: boolean): void;
  close(): void;
}

/** gammu-smsd with its FILES service on a real folder; 500 before the last digit goes to `error`. */
export function startGammuSimulator(options: GammuSimulatorOptions): GammuSimulator {
  const { folder, clock } = options;
  const path = (name: string) => join(folder, name);
  for (const name of ['outbox', 'sent', 'error', 'inbox'])
    mkdirSync(path(name), { recursive: true });
  const sent: { to: string; text: string }[] = [];
  let received = 0;
  let on = true;
  const look = () => {
    if (!on) return;
    for (const name of readdirSync(path('outbox')).sort()) {
      const to = /^OUT[A-Z]\d{8}_\d{6}_\d+_(\+\d+)_.*\.txt$/.exec(name)?.[1];
      if (to === undefined) continue;
      const failed = to.slice(-4, -1) === '500';
      if (!failed) sent.push({ to, text: readText(path(`outbox/${name}`)) });
      renameSync(path(`outbox/${name}`), path(`${failed ? 'error' : 'sent'}/${name}`));
    }
  };
  let cancel = () => {};
  const schedule = () => {
    cancel = clock.after(options.pollMs ?? 1_000, () => {
      look();
      schedule();
    });
  };
  schedule();
  return {
    sent: () => sent,
    receive(from, text) {
      const [date = '', time = ''] = new Date(clock.now()).toISOString().split('T');
      const stamp = `${date.replaceAll('-', '')}_${time.slice(0, 8).replaceAll(':', '')}`;
      const serial = String(received++).padStart(2, '0');
      const content = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
      writeFileSync(path(`inbox/IN${stamp}_${serial}_${from}_00.txt`), content);
    },
    look,
    setOn(value) {
      on = value;
    },
    close: () => cancel(),
  };
}

function readText(file: string): string {
  const content = readFileSync(file);
  const marked = content[0] === 0xff && content[1] === 0xfe;
  return marked ? content.subarray(2).toString('utf16le') : content.toString('utf8');
}
