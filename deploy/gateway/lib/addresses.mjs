/** IPv4 as numbers. */

/** @returns 0 … 2³²−1, or null when it is no dotted address */
export function parseIpv4(text) {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
    .exec(String(text))
    ?.slice(1)
    .map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

export function formatIpv4(address) {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** `10.20.0.1/16` → the address and its network's first and last; null when it is not that. */
export function parseNetwork(text) {
  const [, dotted, bits] = /^([\d.]+)\/(\d{1,2})$/.exec(String(text)) ?? [];
  const address = parseIpv4(dotted);
  const prefix = Number(bits);
  if (address === null || !(prefix >= 1 && prefix <= 32)) return null;
  const size = 2 ** (32 - prefix);
  const first = address - (address % size);
  return { address, prefix, first, last: first + size - 1 };
}

export const inNetwork = ({ first, last }, address) => address >= first && address <= last;

export const formatNetwork = ({ first, prefix }) => `${formatIpv4(first)}/${prefix}`;
