import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Random } from '../../ports/system.ts';

/** A call of the generator costs the same for 8 bytes as for 4,096: short requests share one. */
const POOL_BYTES = 4_096;
const SHORT_BYTES = 64;
let pool = Buffer.alloc(0);

/** No byte is given out twice: what was taken is cut off the pool. */
function shortBytes(length: number): Uint8Array {
  if (pool.length < length) pool = randomBytes(POOL_BYTES);
  const taken = Buffer.from(pool.subarray(0, length));
  pool.fill(0, 0, length);
  pool = pool.subarray(length);
  return taken;
}

export const systemRandom: Random = {
  bytes: (length) => (length <= SHORT_BYTES ? shortBytes(length) : randomBytes(length)),
  integer: (below) => randomInt(below),
  uuid: () => randomUUID(),
};
