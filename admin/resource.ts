import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Page } from '../server/contract/admin.ts';
import type { Problem, Result } from './problem.ts';

export interface Resource<T> {
  /** The last answer; stays while a refresh runs or fails. */
  value: T | null;
  problem: Problem | null;
  loading: boolean;
  /** When the last answer came. */
  loadedAtMs: number | null;
  /** Goes up when something was taken back: what was typed on top of the older answer is over. */
  generation: number;
  reload(): void;
}

type State<T> = Omit<Resource<T>, 'reload'>;

const EMPTY = { value: null, problem: null, loading: true, loadedAtMs: null, generation: 0 };
export const CHANGED = 'mlango:changed';

/** Something was taken back: everything that is shown is asked for again. */
export function reloadAll(): void {
  dispatchEvent(new Event(CHANGED));
}

/** How often to ask again; by the last answer where it says whether something is under way. */
type Refresh<T> = number | undefined | ((value: T | null) => number | undefined);

/**
 * Loads something from the box when a screen opens and whenever `key` changes.
 * @param refreshMs asks again by itself, but not while the page is hidden.
 */
export function useResource<T>(
  key: string,
  load: () => Promise<Result<T>>,
  refreshMs?: Refresh<T>,
): Resource<T> {
  const [state, setState] = useState<State<T>>(EMPTY);
  const current = useRef({ key, load, run: 0 });
  current.current.load = load;
  const reload = useCallback(async (step = 0) => {
    current.current.run += 1;
    const { run } = current.current;
    setState((before) => ({ ...before, loading: true }));
    const result = await current.current.load();
    // An answer to an older question must not replace a newer one.
    if (run !== current.current.run) return;
    setState((before) =>
      result.ok
        ? {
            ...{ value: result.value, problem: null, loading: false, loadedAtMs: Date.now() },
            generation: before.generation + step,
          }
        : { ...before, problem: result.problem, loading: false },
    );
  }, []);
  useEffect(() => {
    setState(EMPTY);
    void reload();
    const startAnew = () => void reload(1);
    addEventListener(CHANGED, startAnew);
    return () => {
      removeEventListener(CHANGED, startAnew);
      current.current.run += 1;
    };
  }, [key, reload]);
  useRefresh(reload, typeof refreshMs === 'function' ? refreshMs(state.value) : refreshMs);
  return { ...state, reload: () => void reload() };
}

function useRefresh(reload: () => Promise<void>, refreshMs: number | undefined): void {
  useEffect(() => {
    if (refreshMs === undefined) return;
    const refresh = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = setInterval(refresh, refreshMs);
    document.addEventListener('visibilitychange', refresh);
    addEventListener('online', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
      removeEventListener('online', refresh);
    };
  }, [reload, refreshMs]);
}

/** A page has a hundred rows; thousands make a cheap tablet stop answering. */
const PAGES_SHOWN = 4;

export interface Pages<T> extends Resource<T[]> {
  /** Fetches the next page; null at the end of the list. */
  more: (() => void) | null;
  /** Rows before those that are shown, which were let go of. */
  before: number;
  loadingMore: boolean;
}

/**
 * A paged list: the first page as `useResource` loads it, further ones on demand. A refresh
 * starts again from the first page, so it waits while further pages are shown. Only the last
 * `PAGES_SHOWN` are drawn, however many were fetched.
 */
export function usePages<T>(
  key: string,
  load: (cursor?: string) => Promise<Result<Page<T>>>,
  refreshMs?: number,
): Pages<T> {
  const [rest, setRest] = useState<{ of: string; pages: Page<T>[]; problem: Problem | null }>();
  const [loadingMore, setLoadingMore] = useState(false);
  const hasRest = rest !== undefined && rest.of === key && rest.pages.length > 0;
  const first = useResource(key, () => load(), hasRest ? undefined : refreshMs);
  const pages = first.value ? [first.value, ...(hasRest ? rest.pages : [])] : [];
  const cursor = pages.at(-1)?.nextCursor ?? null;
  const fetchMore = async () => {
    if (cursor === null || loadingMore) return;
    setLoadingMore(true);
    const result = await load(cursor);
    setLoadingMore(false);
    const before = hasRest ? rest.pages : [];
    setRest(
      result.ok
        ? { of: key, pages: [...before, result.value], problem: null }
        : { of: key, pages: before, problem: result.problem },
    );
  };
  return {
    ...first,
    value: first.value ? pages.slice(-PAGES_SHOWN).flatMap((page) => page.items) : null,
    before: pages.slice(0, -PAGES_SHOWN).reduce((sum, page) => sum + page.items.length, 0),
    problem: first.problem ?? (rest?.of === key ? rest.problem : null),
    reload: () => {
      setRest(undefined);
      first.reload();
    },
    more: cursor === null ? null : () => void fetchMore(),
    loadingMore,
  };
}
