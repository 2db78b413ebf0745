import { readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryReport, SmsCollector } from '../../ports/sms.ts';
import {
  type GammuFolders,
  type InboxPart,
  parseInboxName,
  parseOutboxName,
  textOfFile,
} from './files.ts';

type Handlers = Parameters<SmsCollector['collect']>[0];

/** A text that the daemon has not taken by then is taken back: the modem is off or has no network. */
const STUCK_AFTER_MS = 180_000;
const MOST_FILES = 200;
const MOST_FILE_BYTES = 8_192;
const MOST_CHARACTERS = 160;

/** Looks once through all four folders. Files are removed after their handler has resolved. */
export async function collectFrom(
  folders: GammuFolders,
  nowMs: number,
  handlers: Handlers,
): Promise<void> {
  await collectReports(folders.sent, 'pending', 'sent by the modem', handlers);
  await collectReports(folders.error, 'not_sent', 'the modem could not send it', handlers);
  await takeBack(folders.outbox, nowMs, handlers);
  await collectInbox(folders.inbox, handlers);
}

async function list(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.sort().slice(0, MOST_FILES);
}

async function collectReports(
  folder: string,
  status: DeliveryReport['status'],
  detail: string,
  handlers: Handlers,
): Promise<void> {
  for (const name of await list(folder)) {
    const file = parseOutboxName(name);
    if (!file) continue;
    await handlers.report({ providerId: file.id, status, phone: file.phone, detail });
    // The text holds a code in clear.
    await unlink(join(folder, name));
  }
}

async function takeBack(outbox: string, nowMs: number, handlers: Handlers): Promise<void> {
  for (const name of await list(outbox)) {
    const file = parseOutboxName(name);
    if (!file || file.writtenAtMs > nowMs - STUCK_AFTER_MS) continue;
    const taken = join(outbox, `.taken-${file.id}`);
    try {
      await rename(join(outbox, name), taken);
    } catch (error) {
      // The daemon was quicker.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    const detail = 'the modem has not taken it: is it connected, is gammu-smsd running?';
    await handlers.report({ providerId: file.id, status: 'not_sent', phone: file.phone, detail });
    await unlink(taken);
  }
}

/** Messages of several parts are put together; senders that are no phones are left where they are. */
async function collectInbox(inbox: string, handlers: Handlers): Promise<void> {
  const messages = new Map<string, InboxPart[]>();
  for (const name of await list(inbox)) {
    const part = parseInboxName(name);
    if (part) messages.set(part.message, [...(messages.get(part.message) ?? []), part]);
  }
  for (const [providerId, parts] of messages) {
    parts.sort((a, b) => a.sequence - b.sequence);
    const texts: string[] = [];
    for (const { name } of parts) texts.push(await readShort(join(inbox, name)));
    const text = texts.join('').slice(0, MOST_CHARACTERS);
    await handlers.inbound({ providerId, phone: parts[0]?.phone ?? '', text });
    for (const { name } of parts) await unlink(join(inbox, name));
  }
}

async function readShort(path: string): Promise<string> {
  const { size } = await stat(path);
  return size > MOST_FILE_BYTES ? '' : textOfFile(await readFile(path));
}
