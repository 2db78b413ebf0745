import { OFFLINE, type Problem, problemOf, type Result } from './problem.ts';

let onLoggedOut: () => void = () => {};
let onForbidden: () => void = () => {};

/** Called whenever the box answers that nobody is logged in (any more). */
export function whenLoggedOut(listener: () => void): void {
  onLoggedOut = listener;
}

/** Called whenever the box answers that this is not (or no longer) for whoever is logged in. */
export function whenForbidden(listener: () => void): void {
  onForbidden = listener;
}

/** What the box says in its answer, which the contract types; undefined when it is no JSON. */
export const asJson = <T>(response: Response): Promise<T | undefined> =>
  response.json().catch(() => undefined);

/**
 * One request to the box. Refusals come back as values; the app hears of those that concern it.
 * @param read what is wanted of a good answer; undefined when it cannot be read
 */
export async function request<T>(
  path: string,
  what: RequestInit & { timeoutMs: number },
  read: (response: Response) => Promise<T | undefined>,
): Promise<Result<T>> {
  const { timeoutMs, ...init } = what;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  const how = { ...init, credentials: 'same-origin', signal: abort.signal } as const;
  try {
    const response = await fetch(`/api/v1${path}`, how);
    if (!response.ok) return refused(path, response.status, await asJson(response));
    const value = await read(response);
    return value === undefined ? refused(path, response.status, value) : { ok: true, value };
  } catch {
    return { ok: false, problem: OFFLINE };
  } finally {
    clearTimeout(timer);
  }
}

function refused(path: string, status: number, answer: unknown): { ok: false; problem: Problem } {
  const problem = problemOf(status, answer);
  // The first question of the app is just that.
  if (problem.code === 'not_logged_in' && path !== '/me') onLoggedOut();
  if (problem.code === 'forbidden') onForbidden();
  return { ok: false, problem };
}
