import { join } from 'node:path';
import { parsePhone } from '../../core/phone.ts';

export interface GammuFolders {
  outbox: string;
  sent: string;
  error: string;
  inbox: string;
}

export function foldersOf(folder: string): GammuFolders {
  return {
    outbox: join(folder, 'outbox'),
    sent: join(folder, 'sent'),
    error: join(folder, 'error'),
    inbox: join(folder, 'inbox'),
  };
}

/** `OUT<priority><date>_<time>_<serial>_<recipient>_<note>.txt`; the note is our id. */
export function outboxName(nowMs: number, to: string, id: string): string {
  const [date = '', time = ''] = new Date(nowMs).toISOString().split('T');
  return `OUTC${date.replaceAll('-', '')}_${time.slice(0, 8).replaceAll(':', '')}_00_${to}_${id}.txt`;
}

export interface OutboxFile {
  name: string;
  id: string;
  phone: string | null;
  writtenAtMs: number;
}

/** A file of ours by its name; null for anybody else's. */
export function parseOutboxName(name: string): OutboxFile | null {
  const match = /^OUTC(\d{8})_(\d{6})_00_(\+\d{8,15})_([0-9a-f]{16})\.txt$/.exec(name);
  if (!match) return null;
  const [, date = '', time = '', to = '', id = ''] = match;
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  const writtenAtMs = Date.parse(
    `${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`,
  );
  return { name, id, phone: parsePhone(to), writtenAtMs };
}

export interface InboxPart {
  name: string;
  /** The same for all parts of one message. */
  message: string;
  phone: string;
  sequence: number;
}

/** `IN<date>_<time>_<serial>_<sender>_<sequence>.txt`; null for short codes and other files. */
export function parseInboxName(name: string): InboxPart | null {
  const match = /^(IN\d{8}_\d{6}_\d{2,6}_(\+?\d{6,15}))_(\d{2})\.txt$/.exec(name);
  const phone = parsePhone(match?.[2] ?? '');
  if (!match || phone === null) return null;
  return { name, message: match[1] ?? '', phone, sequence: Number(match[3]) };
}

const UTF16_LITTLE = Buffer.from([0xff, 0xfe]);
const UTF16_BIG = Buffer.from([0xfe, 0xff]);

/** Plain ASCII as it is; everything else with a byte order mark, whatever the daemon's locale. */
export function textToFile(text: string): Buffer {
  const isAscii = [...text].every((character) => character <= '\x7e');
  return isAscii ? Buffer.from(text) : Buffer.concat([UTF16_LITTLE, Buffer.from(text, 'utf16le')]);
}

export function textOfFile(content: Buffer): string {
  if (content.subarray(0, 2).equals(UTF16_LITTLE)) return content.subarray(2).toString('utf16le');
  if (content.subarray(0, 2).equals(UTF16_BIG)) {
    const even = content.subarray(2, content.length - (content.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  return content.toString('utf8');
}
