/** One-time codes from an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 s). */
export interface TwoFactor {
  /** A new shared secret in base32 (RFC 4648). */
  newSecret(): string;
  /** What an authenticator app reads from a QR code (`otpauth://totp/…`). */
  uriOf(secret: string, username: string, issuer: string): string;
  /** The time step that a code belongs to, one step of slack either way; null for a wrong code. */
  stepOf(secret: string, code: string, nowMs: number): number | null;
}
