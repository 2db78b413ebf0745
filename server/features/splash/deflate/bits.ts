/** Bytes and repetitions in the fixed codes of deflate (RFC 1951 section 3.2.6). */

/** How long a repetition may be, and how far back (RFC 1951 section 3.2.5). */
export const SHORTEST = 3;
export const LONGEST = 258;
export const WINDOW_BYTES = 32_768;

/** Codes come with their most significant bit first. */
function turned(code: number, count: number): number {
  let result = 0;
  for (let n = 0; n < count; n++) result |= ((code >> n) & 1) << (count - 1 - n);
  return result;
}

/** By symbol: bytes, the end of the block, lengths. */
const counts = Uint8Array.from({ length: 286 }, (_, symbol) =>
  symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
);
const codes = Uint16Array.from(counts, (count, symbol) => {
  const offset =
    symbol < 144 ? 0x30 : symbol < 256 ? 0x190 - 144 : symbol < 280 ? -256 : 0xc0 - 280;
  return turned(symbol + offset, count);
});
const distanceCodes = Uint8Array.from({ length: 30 }, (_, symbol) => turned(symbol, 5));
const END_OF_BLOCK = 256;
const FIRST_LENGTH = 257;
const LAST_LENGTH = 285;

export function putByte(out: BitWriter, byte: number): void {
  putSymbol(out, byte);
}

export function putLength(out: BitWriter, length: number): void {
  if (length === LONGEST) {
    putSymbol(out, LAST_LENGTH);
    return;
  }
  const above = length - SHORTEST;
  const extra = Math.max(0, 29 - Math.clz32(above));
  putSymbol(out, FIRST_LENGTH + extra * 4 + (above >> extra));
  out.put(above & ((1 << extra) - 1), extra);
}

export function putDistance(out: BitWriter, distance: number): void {
  const above = distance - 1;
  const extra = Math.max(0, 30 - Math.clz32(above));
  const code = distanceCodes[extra * 2 + (above >> extra)] ?? 0;
  out.put(code | ((above & ((1 << extra) - 1)) << 5), 5 + extra);
}

/** The head of a block that is the last one. */
export function putLastBlock(out: BitWriter): void {
  out.put(0b011, 3);
}

export function putEnd(out: BitWriter): void {
  putSymbol(out, END_OF_BLOCK);
}

function putSymbol(out: BitWriter, symbol: number): void {
  out.put(codes[symbol] ?? 0, counts[symbol] ?? 0);
}

/**
 * Puts a text where another of the same length was put byte by byte.
 * @returns whether it is ASCII; only then are all its codes equally long, and all of it there.
 */
export function overwriteAscii(bytes: Buffer, firstBit: number, text: Buffer): boolean {
  const shift = firstBit & 7;
  const before = (1 << shift) - 1;
  let at = firstBit >> 3;
  let held = (bytes[at] ?? 0) & before;
  for (const byte of text) {
    if (byte > 0x7f) return false;
    held |= (codes[byte] ?? 0) << shift;
    bytes[at++] = held & 0xff;
    held >>>= 8;
  }
  if (shift > 0) bytes[at] = ((bytes[at] ?? 0) & ~before) | held;
  return true;
}

/** Gathers bits to bytes, the least significant first. */
export class BitWriter {
  readonly #bytes: Buffer;
  #length = 0;
  #held = 0;
  #heldCount = 0;

  constructor(mostBytes: number) {
    this.#bytes = Buffer.alloc(mostBytes);
  }

  /** How many were put. */
  get bits(): number {
    return this.#length * 8 + this.#heldCount;
  }

  /** @param count at most 24. */
  put(bits: number, count: number): void {
    this.#held |= bits << this.#heldCount;
    this.#heldCount += count;
    for (; this.#heldCount >= 8; this.#heldCount -= 8) {
      this.#bytes[this.#length++] = this.#held & 0xff;
      this.#held >>>= 8;
    }
  }

  /** @returns what was put, to the whole byte. */
  end(): Buffer {
    if (this.#heldCount > 0) this.put(0, 8 - this.#heldCount);
    return this.#bytes.subarray(0, this.#length);
  }
}
