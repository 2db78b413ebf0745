import type { Random } from '../../ports/system.ts';

/** No letters that are read or heard as others. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 10;

/** Fits Daraja's AccountReference (12), easy to read aloud and to type; unique by constraint. */
export function newReference(random: Random): string {
  let reference = 'ML';
  while (reference.length < LENGTH) reference += LETTERS.charAt(random.integer(LETTERS.length));
  return reference;
}
