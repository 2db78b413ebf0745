import { useRef } from 'preact/hooks';
import { api } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
import type { Result } from '../../problem.ts';
import { undoOf } from './undo-of.ts';

type Settings = Record<string, string>;

/**
 * Saves some settings, says so, and offers to put back what the box had before, where it can.
 * @param stored as the box shows them
 */
export function useSaveSettings(stored: Settings): (values: Settings) => Promise<Result<Settings>> {
  const text = useText();
  const notify = useNotify();
  const known = useRef(stored);
  return async (values) => {
    const result = await api.saveSettings(values);
    if (!result.ok) return result;
    const undo = undoOf(known.current, values);
    known.current = { ...known.current, ...result.value };
    notify.done(text.common.saved, undo ? () => api.saveSettings(undo) : undefined);
    return result;
  };
}
