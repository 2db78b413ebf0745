import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { countSms } from '../../core/gsm7.ts';
import type { SmsGateway, SmsMessage, SmsOutcome } from '../../ports/sms.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';
import { collectFrom } from './collect.ts';
import { foldersOf, outboxName, textToFile } from './files.ts';

export interface GammuConfig {
  /** Holds `outbox`, `sent`, `error` and `inbox`, as `gammu-smsdrc` names them. */
  folder: string;
}

const ID_BYTES = 8;

/**
 * SMS by a GSM modem: gammu-smsd's FILES service takes texts from a folder, so no internet is
 * needed. Source: gammu-smsd-files(7).
 */
export function createGammu(
  config: GammuConfig,
  deps: { clock: Clock; random: Random; log: Logger },
): SmsGateway {
  const folders = foldersOf(config.folder);

  async function send({ to, text }: SmsMessage): Promise<SmsOutcome> {
    const id = Buffer.from(deps.random.bytes(ID_BYTES)).toString('hex');
    const draft = join(folders.outbox, `.draft-${id}`);
    const target = join(folders.outbox, outboxName(deps.clock.now(), to, id));
    try {
      await mkdir(folders.outbox, { recursive: true });
      await writeDurably(draft, textToFile(text));
    } catch (error) {
      await unlink(draft).catch(() => undefined);
      const detail = `the outbox cannot be written (${(error as NodeJS.ErrnoException).code})`;
      return { kind: 'rejected', code: 'not_sent', refusal: 'not_sent', detail };
    }
    // Only a whole file gets the name that the daemon looks for.
    await rename(draft, target);
    return { kind: 'accepted', providerId: id, parts: countSms(text).parts, costCents: null };
  }

  return {
    name: 'gammu',
    simulated: false,
    reports: false,
    send,
    parseDeliveryReport: () => null,
    parseInbound: () => null,
    balance: null,
    collector: {
      collect: (handlers) => collectFrom(folders, deps.clock.now(), handlers),
    },
  };
}

async function writeDurably(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o660);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
