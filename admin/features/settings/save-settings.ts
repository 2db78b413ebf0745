import { useRef } from 'preact/hooks';
import { api } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
import type { Result } from '../../problem.ts';

type Settings = Record<string, string>;

/**
 * Saves some settings, says so, and offers to put back what the box had before.
 * @param stored as the box has them; no secrets, which it never says
 */
export function useSaveSettings(stored: Settings): (values: Settings) => Promise<Result<Settings>> {
  const text = useText();
  const notify = useNotify();
  const known = useRef(stored);
  return async (values) => {
    const result = await api.saveSettings(values);
    if (!result.ok) return result;
    const before = Object.fromEntries(
      Object.keys(values).map((key) => [key, known.current[key] ?? '']),
    );
    known.current = { ...known.current, ...values };
    notify.done(text.common.saved, () => api.saveSettings(before));
    return result;
  };
}
