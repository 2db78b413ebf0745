/** Sizes and speeds as people type them. */

const DATA_UNITS: Record<string, number> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  kib: 2 ** 10,
  m: 1e6,
  mb: 1e6,
  mib: 2 ** 20,
  g: 1e9,
  gb: 1e9,
  gib: 2 ** 30,
  t: 1e12,
  tb: 1e12,
  tib: 2 ** 40,
};

const SPEED_UNITS: Record<string, number> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

function parseWith(units: Record<string, number>, text: string): number | null {
  const match = /^(\d{1,12}(?:\.\d{1,6})?)\s*([a-z]*)$/i.exec(text.trim());
  const factor = match ? units[(match[2] ?? '').toLowerCase()] : undefined;
  if (!match || factor === undefined) return null;
  const value = Math.round(Number(match[1]) * factor);
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** "500MB" → 500,000,000 bytes; K/M/G and KB/MB/GB are 1000-based, KiB/MiB/GiB 1024-based. */
export function parseDataBytes(text: string): number | null {
  return parseWith(DATA_UNITS, text);
}

/** "5M" → 5,000,000 bit/s; k/M/G are decimal as on every router. */
export function parseBitsPerSecond(text: string): number | null {
  return parseWith(SPEED_UNITS, text.replace(/(bps|bit\/s)$/i, ''));
}
