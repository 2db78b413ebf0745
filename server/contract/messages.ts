/** Messages and alarms, between the owner's tablet or the command line and `/api/v1`. */

/** GET /messages?state=&kind=&purchase=&cursor= → Page<MessageView>. */
export interface MessageView {
  id: string;
  kind: string;
  state: 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'unknown' | 'dropped';
  /** Masked. */
  phone: string;
  language: string;
  purchaseId: string | null;
  /** The provider tried last. */
  provider: string | null;
  attempts: number;
  parts: number | null;
  costCents: number | null;
  error: string | null;
  createdAt: string;
  nextAttemptAt: string | null;
  sentAt: string | null;
  deliveredAt: string | null;
}

/** GET /messages/:id → {message, note, attempts} (note: what an attendant wrote, else null); POST /messages/:id/resend → {message}. */
export interface MessageAttemptView {
  number: number;
  provider: string;
  outcome: 'sending' | 'accepted' | 'rejected' | 'unknown';
  detail: string | null;
  costCents: number | null;
  at: string;
}

/** GET /sessions/:id/message → {form}; POST /sessions/:id/message {id: uuid, text} → 202 {message: {id}}. */
export interface SessionNoteForm {
  /** Masked; null: nobody knows one. */
  phone: string | null;
  /** The customer's. */
  language: 'en' | 'sw';
  /** Why nothing can be sent; null: it can. */
  refusal: 'no_phone' | 'opted_out' | null;
  /** What may be picked instead of typing. */
  phrases: string[];
}

/** POST /sessions/:id/message/preview {text} → {preview} */
export interface NotePreview {
  /** As the phone shows it. */
  text: string;
  encoding: 'gsm7' | 'ucs2';
  units: number;
  parts: number;
  unitsLeft: number;
  /** By what the last billed message cost; null: nothing is known. */
  costCents: number | null;
  isEmpty: boolean;
  tooLong: boolean;
}

/** GET /message-templates → {templates, phrases: {en, sw}}. */
export interface MessageTemplateView {
  kind: string;
  language: 'en' | 'sw';
  /** The owner's words, or the suggested ones. */
  text: string;
  suggested: string;
  placeholders: readonly string[];
  required: readonly string[];
}

/** POST /message-templates/preview {kind, text}. */
export interface MessagePreview {
  text: string;
  encoding: 'gsm7' | 'ucs2';
  units: number;
  parts: number;
  unitsLeft: number;
  /** More than one part, or no room for a footer of the gateway. */
  long: boolean;
  problems: {
    code: 'placeholder_unknown' | 'placeholder_missing' | 'too_long' | 'empty';
    name: string;
  }[];
}

/** GET /sms-providers → {providers}; POST /sms-providers/test {phone, provider?}. */
export interface SmsProviderView {
  name: string;
  simulated: boolean;
  /** Null: it has none, or did not tell. */
  balanceCents: number | null;
  detail: string | null;
  /** Addresses to register at the provider; without a public address or a relay only their paths. */
  hooks: { report: string; inbound: string; ussd: string } | null;
}

/** GET /alarms → {alarms}, the newest first. */
export interface AlarmView {
  id: string;
  kind: string;
  subject: string;
  sentence: string;
  raisedAt: string;
  clearedAt: string | null;
}
