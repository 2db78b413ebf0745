/** MD4 (RFC 1320). OpenSSL 3 no longer offers it and MS-CHAP cannot do without. */

const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;
const ROUND_1_SHIFTS = [3, 7, 11, 19] as const;
const ROUND_2_SHIFTS = [3, 5, 9, 13] as const;
const ROUND_3_SHIFTS = [3, 9, 11, 15] as const;
const ROUND_2_ORDER = [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15] as const;
const ROUND_3_ORDER = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15] as const;

type State = [number, number, number, number];

/** The 16-byte MD4 digest of `message`. */
export function md4(message: Uint8Array): Buffer {
  const padded = pad(message);
  const state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < padded.length; at += BLOCK_BYTES) {
    absorb(state, padded.subarray(at, at + BLOCK_BYTES));
  }
  const digest = Buffer.alloc(16);
  for (let i = 0; i < 4; i += 1) digest.writeUInt32LE((state[i] ?? 0) >>> 0, i * 4);
  return digest;
}

function pad(message: Uint8Array): Buffer {
  const blocks = Math.floor((message.length + LENGTH_BYTES) / BLOCK_BYTES) + 1;
  const padded = Buffer.alloc(blocks * BLOCK_BYTES);
  padded.set(message, 0);
  padded[message.length] = 0x80;
  padded.writeBigUInt64LE(BigInt(message.length) * 8n, padded.length - LENGTH_BYTES);
  return padded;
}

function absorb(state: State, block: Buffer): void {
  const word = (index: number): number => block.readUInt32LE(index * 4);
  let [a, b, c, d] = state;
  const turn = (mixed: number, shift: number): void => {
    const sum = (a + mixed) >>> 0;
    a = d;
    d = c;
    c = b;
    b = ((sum << shift) | (sum >>> (32 - shift))) >>> 0;
  };
  for (let i = 0; i < 16; i += 1) {
    turn(((b & c) | (~b & d)) + word(i), ROUND_1_SHIFTS[i % 4] ?? 0);
  }
  for (let i = 0; i < 16; i += 1) {
    const majority = (b & c) | (b & d) | (c & d);
    turn(majority + word(ROUND_2_ORDER[i] ?? 0) + 0x5a827999, ROUND_2_SHIFTS[i % 4] ?? 0);
  }
  for (let i = 0; i < 16; i += 1) {
    turn((b ^ c ^ d) + word(ROUND_3_ORDER[i] ?? 0) + 0x6ed9eba1, ROUND_3_SHIFTS[i % 4] ?? 0);
  }
  state[0] = (state[0] + a) >>> 0;
  state[1] = (state[1] + b) >>> 0;
  state[2] = (state[2] + c) >>> 0;
  state[3] = (state[3] + d) >>> 0;
}
