/** Any spelling of a MAC address to `AA:BB:CC:DD:EE:FF`; null when it is not one. */
export function parseMac(text: string): string | null {
  const digits = text.replace(/[:\-. ]/g, '').toUpperCase();
  if (!/^[0-9A-F]{12}$/.test(digits)) return null;
  return (digits.match(/../g) ?? []).join(':');
}
