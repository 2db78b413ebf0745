const MAX_DETAIL_LENGTH = 200;
/** Shorter strings (a sandbox passkey of `x`) would turn every text into holes. */
const MIN_SECRET_LENGTH = 4;

/**
 * Makes a provider's words safe to log, store and show: known secrets, anything that looks like a
 * credential and whole phone numbers are cut out, control characters go, and the length is bounded.
 */
export function scrub(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= MIN_SECRET_LENGTH) clean = clean.replaceAll(secret, '[secret]');
  }
  return clean
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [secret]')
    .replace(/\b(254)\d{6}(\d{3})\b/g, '$1•••$2')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, MAX_DETAIL_LENGTH);
}
