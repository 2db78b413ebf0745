import { useEffect, useState } from 'preact/hooks';

/** Somebody who types must not make the box answer every letter. */
const SETTLE_MS = 300;

/** The value as it is when nothing has changed it for a moment. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
