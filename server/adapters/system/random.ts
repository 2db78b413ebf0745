import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Random } from '../../ports/system.ts';

export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  integer: (below) => randomInt(below),
  uuid: () => randomUUID(),
};
