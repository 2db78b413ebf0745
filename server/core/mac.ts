/** Any spelling of a MAC address to `AA:BB:CC:DD:EE:FF`; null when it is not one. */
export function parseMac(text: string): string | null {
  const digits = text.replace(/[:\-. ]/g, '').toUpperCase();
  if (!/^[0-9A-F]{12}$/.test(digits)) return null;
  return (digits.match(/../g) ?? []).join(':');
}

/**
 * Whether a device made this address up, as phones do for each network: the "locally administered"
 * bit of the first octet (IEEE 802).
 * @param mac `AA:BB:CC:DD:EE:FF`.
 */
export function isRandomMac(mac: string): boolean {
  return (Number.parseInt(mac.slice(0, 2), 16) & 0b10) !== 0;
}
