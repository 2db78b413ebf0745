import type { ApiErrorBody } from '../server/contract/portal.ts';

/** Why the box did not do what was asked. */
export interface Problem {
  /** `offline` and `broken_answer` are ours, every other code is the box's own. */
  code: string;
  /** The box's sentence in English; empty for our own codes. */
  message: string;
  /** What is wrong with which input. */
  fields: Record<string, string>;
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const OFFLINE: Problem = { code: 'offline', message: '', fields: {} };

/**
 * Reads the body of a refused request.
 * @param body the parsed JSON, or undefined when it was none (a proxy's page, a cut connection).
 */
export function problemOf(status: number, body: unknown): Problem {
  if (isErrorBody(body)) {
    const { code, message, fields } = body.error;
    return { code, message, fields: fields ?? {} };
  }
  // A proxy in front of a box that is starting or gone.
  if (status === 502 || status === 503 || status === 504) return OFFLINE;
  return { code: 'broken_answer', message: '', fields: {} };
}

function isErrorBody(body: unknown): body is ApiErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  if (typeof error !== 'object' || error === null) return false;
  return (
    'code' in error &&
    typeof error.code === 'string' &&
    'message' in error &&
    typeof error.message === 'string'
  );
}

/**
 * The problem as one sentence: in the operator's words where we have them, else in the box's.
 * @param words sentences by code; `broken_answer` must be among them.
 */
export function sentenceOf(problem: Problem, words: Record<string, string>): string {
  return words[problem.code] || problem.message || words.broken_answer || problem.code;
}
