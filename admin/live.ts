import { useEffect, useRef, useState } from 'preact/hooks';
import type { LiveTopic } from '../server/contract/reports.ts';

/** While the box tells of changes; and how often it is asked when it does not. */
export const CALM_REFRESH_MS = 120_000;
export const REFRESH_MS = 20_000;

/**
 * Listens to what changes in the box, as long as the screen is open.
 * @returns whether the line stands; without it a screen asks again by itself (`REFRESH_MS`).
 */
export function useLive(onChange: (topic: LiveTopic) => void): boolean {
  const [connected, setConnected] = useState(false);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (typeof EventSource === 'undefined') return;
    // The browser tries again by itself; when the session has ended it gives up, and so do we.
    const source = new EventSource('/api/v1/events');
    source.onopen = () => setConnected(true);
    source.onerror = () => setConnected(false);
    for (const topic of ['money', 'online'] as const) {
      source.addEventListener(topic, () => latest.current(topic));
    }
    return () => source.close();
  }, []);
  return connected;
}
