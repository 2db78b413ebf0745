import { z } from 'zod';
import type { Actor } from './route.ts';

/** Password, and code for those who have one, once more. */
export type ConfirmIdentity = (
  actor: Actor,
  proof: { password: string; code: string },
  clientAddress: string,
) => Promise<void>;

export const identityFields = {
  /** Of whoever asks; not needed on the command line. */
  password: z.string().max(300).default(''),
  code: z.string().max(40).default(''),
};
