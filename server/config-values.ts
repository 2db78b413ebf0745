import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Shapes that several variables of the environment share. */
export const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a port number')
    .transform(Number)
    .refine((value) => value <= 65_535, 'must be 0 to 65535 (0 takes any free port)')
    .default(fallback);
export const text = z.string().trim().min(1, 'must not be empty').optional();
export const url = (schemes: RegExp, words: string) =>
  z
    .string()
    .trim()
    .regex(schemes, words)
    .refine((value) => URL.canParse(value), words)
    .optional();
export const senderId = z.string().max(11, 'must have at most 11 characters').optional();
export const httpUrl = url(/^https?:\/\//, 'must be a URL that starts with http:// or https://');

/** Null when there is no such file, or nothing like a certificate in it. */
export function readPem(file: string): string | null {
  try {
    const pem = readFileSync(file, 'utf8');
    return /-----BEGIN (CERTIFICATE|PUBLIC KEY)-----/.test(pem) ? pem : null;
  } catch {
    return null;
  }
}
