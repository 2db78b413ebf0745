/** Reading what came over the wire: every value is checked for its shape, and nothing throws. */

/** A JSON object, or null when the text is anything else. Never throws. */
export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return asObject(value);
  } catch {
    return null;
  }
}

/** The value as a record when it is a plain object. */
export function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** A code that providers give sometimes as a string and sometimes as a number. */
export function asCode(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return null;
  const code = value.trim();
  return /^[\w.-]{1,80}$/.test(code) ? code : null;
}

/** An opaque identifier of the provider: at least one visible ASCII character. */
export function asIdentifier(value: unknown, maxLength = 100): string | null {
  if (typeof value !== 'string' || value.length > maxLength) return null;
  return /^[\x21-\x7e]+$/.test(value) ? value : null;
}
