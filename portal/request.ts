import type { SplashView } from '../server/contract/splash.ts';

/** Slow networks are the rule here; a dead one should still be noticed while somebody looks on. */
const timeoutMs = 20_000;

/**
 * Asks this box for a page as values. Rejects when the box cannot be reached or something else
 * answered in its place, e.g. another network's own portal.
 */
export function askForView(url: string, form: URLSearchParams | null): Promise<SplashView> {
  const abort = typeof AbortController === 'function' ? new AbortController() : null;
  const timer = setTimeout(() => abort?.abort(), timeoutMs);
  const answered = fetch(url, {
    method: form === null ? 'GET' : 'POST',
    headers: {
      Accept: 'application/json',
      ...(form === null ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
    },
    body: form === null ? null : form.toString(),
    credentials: 'same-origin',
    cache: 'no-store',
    signal: abort === null ? null : abort.signal,
  }).then((response) => response.json());
  return answered.then(
    (view: SplashView) => {
      clearTimeout(timer);
      if (typeof view.page !== 'string' || typeof view.url !== 'string') {
        throw new Error('not a page of the splash');
      }
      return view;
    },
    (error: unknown) => {
      clearTimeout(timer);
      throw error;
    },
  );
}
