/** IPv4 addresses and CIDR blocks of routers. */

export function parseIpv4(text: string): number | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!match) return null;
  let value = 0;
  for (let i = 1; i <= 4; i++) {
    const octet = Number(match[i]);
    if (octet > 255) return null;
    value = value * 256 + octet;
  }
  return value;
}

export interface Block {
  base: number;
  prefix: number;
}

/** `10.0.0.1` or `10.0.0.0/24` (host bits must be zero); null when it is neither. */
export function parseBlock(text: string): Block | null {
  const [address, bits, ...rest] = text.trim().split('/');
  const base = parseIpv4(address ?? '');
  if (base === null || rest.length > 0) return null;
  if (bits === undefined) return { base, prefix: 32 };
  if (!/^\d{1,2}$/.test(bits) || Number(bits) > 32) return null;
  const prefix = Number(bits);
  return base % 2 ** (32 - prefix) === 0 ? { base, prefix } : null;
}

export function blockContains(block: Block, address: number): boolean {
  const size = 2 ** (32 - block.prefix);
  return address >= block.base && address < block.base + size;
}
