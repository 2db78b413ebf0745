/** A sliding window over two buckets: O(1) memory per key, never more than the limit per window. */
export interface Window {
  limit: number;
  windowMs: number;
}

export interface WindowState {
  startedAtMs: number;
  count: number;
  previousCount: number;
}

/** Rolls the state on to `nowMs` without counting anything. */
export function rollWindow(
  state: WindowState | undefined,
  rule: Window,
  nowMs: number,
): WindowState {
  if (!state) return { startedAtMs: nowMs, count: 0, previousCount: 0 };
  const windows = Math.floor((nowMs - state.startedAtMs) / rule.windowMs);
  if (windows <= 0) return state;
  return {
    startedAtMs: state.startedAtMs + windows * rule.windowMs,
    count: 0,
    previousCount: windows === 1 ? state.count : 0,
  };
}

/** Events counted in the window that ends at `nowMs` (the previous bucket weighted by its overlap). */
export function countInWindow(state: WindowState, rule: Window, nowMs: number): number {
  const overlap = 1 - Math.min(1, (nowMs - state.startedAtMs) / rule.windowMs);
  return state.count + state.previousCount * overlap;
}

/** Milliseconds until one more event would be allowed; 0 = now. */
export function waitMs(state: WindowState, rule: Window, nowMs: number): number {
  if (countInWindow(state, rule, nowMs) + 1 <= rule.limit) return 0;
  const { startedAtMs, count, previousCount } = state;
  const room = rule.limit - 1;
  // In this window the previous bucket still fades; in the next one this bucket does.
  const readyAtMs =
    count <= room
      ? startedAtMs + fadeMs(previousCount, room - count, rule)
      : startedAtMs + rule.windowMs + fadeMs(count, room, rule);
  return Math.max(1, Math.ceil(readyAtMs - nowMs));
}

/** How long into its successor a bucket of `count` weighs more than `allowed`. */
function fadeMs(count: number, allowed: number, rule: Window): number {
  return count <= allowed ? 0 : (1 - allowed / count) * rule.windowMs;
}
