import type { NotePreview, SessionNoteForm } from '../../contract/messages.ts';
import { phrasesIn, SUGGESTED_PHRASES } from '../../core/note-phrases.ts';
import { maskPhone } from '../../core/phone.ts';
import type { SmsLanguage } from '../../core/sms-templates.ts';
import { countNote, type NoteCount } from '../../core/sms-text.ts';
import { Throttle } from '../../core/throttle.ts';
import { AppError } from '../../ports/errors.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { SettingReader } from '../../ports/settings.ts';
import type { Stores } from '../../ports/stores.ts';
import type { MessageDeps } from './deps.ts';
import type { MessageReadModel } from './read-model.ts';
import { phrasesKey, templateOf } from './settings.ts';

export interface NoteDeps extends MessageDeps {
  readModel: Pick<MessageReadModel, 'lastPartCents'>;
  noteLimits: NoteLimits;
}

/** SMS cost money, and a phone that rings all day is a complaint. */
export interface NoteLimits {
  byStaff: Throttle;
  byPhone: Throttle;
}

/** One per process, made by the composition root. */
export const createNoteLimits = (): NoteLimits => ({
  byStaff: new Throttle({ limit: 20, windowMs: 600_000 }),
  byPhone: new Throttle({ limit: 3, windowMs: 3_600_000 }),
});

interface Recipient {
  voucherId: string;
  /** Empty: nobody knows. */
  phone: string;
  language: SmsLanguage;
}

/** Whose phone it is: for whom the code was bought, who bought it, or who got it on trial. */
async function recipientOf(stores: Stores, sessionId: string): Promise<Recipient> {
  const session = await stores.sessions.find(sessionId);
  if (!session) throw new AppError(404, 'session_unknown', 'There is no such session.');
  const { voucherId } = session;
  const voucher = await stores.vouchers.find(voucherId);
  const purchase = voucher?.purchaseId ? await stores.purchases.find(voucher.purchaseId) : null;
  const language = purchase?.language === 'sw' ? 'sw' : 'en';
  const bought = purchase && (purchase.giftPhone ?? purchase.phone);
  const phone = bought || ((await stores.customers.phoneOfGrant(voucherId)) ?? '');
  return { voucherId, phone, language };
}

async function refusalOf(
  stores: Stores,
  { phone }: Recipient,
): Promise<SessionNoteForm['refusal']> {
  if (phone === '') return 'no_phone';
  return (await stores.messages.hasOptedOut(phone)) ? 'opted_out' : null;
}

export const phrasesOf = (settings: SettingReader, language: SmsLanguage): string[] => {
  const own = phrasesIn(settings.value(phrasesKey(language)));
  return own.length > 0 ? own : [...SUGGESTED_PHRASES[language]];
};

/** To whom a message from this session would go, and what may be picked. @throws AppError session_unknown */
export async function noteForm(deps: NoteDeps, sessionId: string): Promise<SessionNoteForm> {
  const { read } = deps.database;
  const recipient = await recipientOf(read, sessionId);
  const { phone, language } = recipient;
  return {
    ...{ language, phone: phone === '' ? null : maskPhone(phone) },
    refusal: await refusalOf(read, recipient),
    phrases: phrasesOf(deps.settings, language),
  };
}

/** What the phone would show, and what it costs by the last bill. @throws AppError session_unknown */
export async function previewNote(
  deps: NoteDeps,
  sessionId: string,
  text: string,
): Promise<NotePreview> {
  const { language } = await recipientOf(deps.database.read, sessionId);
  const count = counted(deps, language, text);
  const partCents = await deps.readModel.lastPartCents();
  return { ...count, costCents: partCents === null ? null : partCents * count.parts };
}

function counted(deps: NoteDeps, language: SmsLanguage, text: string): NoteCount {
  const business = deps.settings.value('business.name');
  return countNote(templateOf(deps.settings, 'note', language), { business, text });
}

/**
 * Puts words of an attendant into the outbox, for the phone behind a session. The same id again is the
 * same message.
 * @throws AppError session_unknown | note_refused | note_invalid | too_many_notes
 */
export async function writeNote(
  deps: NoteDeps,
  actor: string,
  sessionId: string,
  { id, text }: { id: string; text: string },
): Promise<void> {
  const { database, clock } = deps;
  if (await database.read.messages.find(id)) return;
  const recipient = await recipientOf(database.read, sessionId);
  const refusal = await refusalOf(database.read, recipient);
  if (refusal) throw new AppError(409, `note_${refusal}`, REFUSALS[refusal]);
  const { isEmpty, tooLong, parts } = counted(deps, recipient.language, text);
  if (isEmpty || tooLong) {
    const words = isEmpty ? 'Write something first.' : 'At most two parts: make it shorter.';
    throw new AppError(422, 'note_invalid', words, { text: words });
  }
  const nowMs = clock.now();
  const { byStaff, byPhone } = deps.noteLimits;
  if (byStaff.hit(actor, nowMs) > 0 || byPhone.hit(recipient.phone, nowMs) > 0) {
    const words = 'Too many messages: three an hour to one phone, twenty in ten minutes from you.';
    throw new AppError(429, 'too_many_notes', words);
  }
  const { voucherId, phone, language } = recipient;
  await database.transaction(async (stores) => {
    const subject = `note:${id}`;
    const note = { id, kind: 'note', voucherId, phone, language, subject } as const;
    const parameters = { text: text.trim() };
    const isNew = await stores.messages.enqueue(newMessage({ ...note, parameters }, nowMs));
    if (!isNew) return;
    const entry = { actor, action: 'message.write', subject: id };
    await stores.audit.append({ ...entry, detail: { session: sessionId, parts } }, nowMs);
  });
  deps.wakeMessages();
}

const REFUSALS = {
  no_phone: 'Nobody knows a phone number of this customer.',
  opted_out: 'This customer has said STOP: only what was bought is sent there.',
} as const;
