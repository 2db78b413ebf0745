/** Staff and their accounts, as `/api/v1` on the admin listener exchanges them. */

/** GET /me/sessions → {sessions}; DELETE /me/sessions/:id. */
export interface OperatorSessionView {
  id: string;
  clientAddress: string;
  userAgent: string;
  createdAt: string;
  lastSeenAt: string;
  /** The one that asks. */
  current: boolean;
}

/** POST /me/two-factor {password} → this, shown once; POST /me/two-factor/confirm {code} turns it on. */
export interface TwoFactorStart {
  secret: string;
  /** For the QR code. */
  uri: string;
}

/** GET /audit?actor=&action=&subject=&from=&to=&cursor= → Page<AuditEntryView>. */
export interface AuditEntryView {
  seq: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** GET /audit/verify: whether the chain of the audit log holds. */
export interface AuditVerification {
  entries: number;
  /** The first entry that does not follow from the one before it; null: every one does. */
  firstBroken: number | null;
}
