import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { NotifyContext, useNotify, useText } from '../context.ts';
import { type Result, sentenceOf } from '../problem.ts';
import { reloadAll } from '../resource.ts';
import { Icon } from './icon.tsx';

const SHOWN_MS = 7_000;
/** Long enough to see that it was the wrong one. */
const UNDO_SHOWN_MS = 20_000;

type Undo = () => Promise<Result<unknown>>;

interface Toast {
  number: number;
  message: string;
  bad: boolean;
  undo?: Undo | undefined;
}

/** Short sentences at the edge of the screen; bad news stays until it is closed. */
export function Toasts({ children }: { children: ComponentChildren }) {
  const text = useText();
  const [toast, setToast] = useState<Toast | null>(null);
  const show = useCallback((message: string, bad: boolean, undo?: Undo) => {
    setToast((before) => ({ number: (before?.number ?? 0) + 1, message, bad, undo }));
  }, []);
  const notify = useMemo(
    () => ({
      done: (message: string, undo?: Undo) => show(message, false, undo),
      failed: (message: string) => show(message, true),
    }),
    [show],
  );
  useEffect(() => {
    if (!toast || toast.bad) return;
    const timer = setTimeout(() => setToast(null), toast.undo ? UNDO_SHOWN_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <NotifyContext.Provider value={notify}>
      {children}
      <div class="toasts" role="status" aria-live="polite">
        {toast && (
          <div key={toast.number} class={toast.bad ? 'toast bad' : 'toast'}>
            <span>{toast.message}</span>
            {toast.undo && <UndoButton undo={toast.undo} />}
            <button type="button" aria-label={text.common.close} onClick={() => setToast(null)}>
              <Icon name="close" />
            </button>
          </div>
        )}
      </div>
    </NotifyContext.Provider>
  );
}

/** Takes back what was just done; every screen then asks the box anew. */
function UndoButton({ undo }: { undo: Undo }) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    const result = await undo();
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.common.undone);
    reloadAll();
  };
  return (
    <button type="button" class="undo" disabled={busy} onClick={() => void press()}>
      {text.common.undo}
    </button>
  );
}
