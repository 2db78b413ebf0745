/** East Africa Time has no daylight saving. */
const OFFSET_MS = 3 * 3600 * 1000;

/** `YYYYMMDDHHmmss` in Nairobi, whatever the machine's own zone. */
export function nairobiTimestamp(nowMs: number): string {
  const digits = new Date(nowMs + OFFSET_MS).toISOString().replace(/\D/g, '');
  return digits.slice(0, 14);
}

/**
 * Reads `20260301150405`, `2026-03-01 15:04:05` and `2026-03-01T15:04:05` as Nairobi's time, the
 * last with a Z as UTC; null when it is no date.
 */
export function parseNairobi(text: string): number | null {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)[ T]?(\d{1,2}):?(\d\d):?(\d\d)(?:\.\d+)?(Z?)$/.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match.map(Number);
  const utcMs = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
  if (!Number.isFinite(utcMs)) return null;
  return match[7] === 'Z' ? utcMs : utcMs - OFFSET_MS;
}
