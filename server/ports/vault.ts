/** Keeps codes and secrets out of the database in clear; the key lives outside it. */
export interface Vault {
  /** Deterministic HMAC-SHA256 of a canonical voucher code, for look-up. */
  codeHash(code: string): Buffer;
  /** AES-256-GCM; `purpose` is authenticated, so a ciphertext cannot be moved to another column. */
  seal(cleartext: string, purpose: string): Buffer;
  /** @throws when the key or the ciphertext is not the right one. */
  open(sealed: Buffer, purpose: string): string;
  /** HMAC-SHA256 of arbitrary bytes under a key derived for `purpose`. */
  tag(bytes: Buffer, purpose: string): Buffer;
}
