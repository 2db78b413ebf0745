import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Random } from '../../ports/system.ts';

/** A call of the generator costs the same for 8 bytes as for 4,096: short requests share one. */
const POOL_BYTES = 4_096;
const SHORT_BYTES = 64;
let pool = Buffer.alloc(0);
let taken = 0;

/** No byte is given out twice, and nobody else has those that were. */
function shortBytes(length: number): Uint8Array {
  if (taken + length > pool.length) {
    pool = randomBytes(POOL_BYTES);
    taken = 0;
  }
  taken += length;
  return pool.subarray(taken - length, taken);
}

export const systemRandom: Random = {
  bytes: (length) => (length <= SHORT_BYTES ? shortBytes(length) : randomBytes(length)),
  integer: (below) => randomInt(below),
  uuid: () => randomUUID(),
};
