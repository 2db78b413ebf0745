import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { NotifyContext, useText } from '../context.ts';
import { Icon } from './icon.tsx';

const SHOWN_MS = 7_000;

interface Toast {
  number: number;
  message: string;
  bad: boolean;
}

/** Short sentences at the edge of the screen; bad news stays until it is closed. */
export function Toasts({ children }: { children: ComponentChildren }) {
  const text = useText();
  const [toast, setToast] = useState<Toast | null>(null);
  const show = useCallback((message: string, bad: boolean) => {
    setToast((before) => ({ number: (before?.number ?? 0) + 1, message, bad }));
  }, []);
  const notify = useMemo(
    () => ({
      done: (message: string) => show(message, false),
      failed: (message: string) => show(message, true),
    }),
    [show],
  );
  useEffect(() => {
    if (!toast || toast.bad) return;
    const timer = setTimeout(() => setToast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <NotifyContext.Provider value={notify}>
      {children}
      <div class="toasts" role="status" aria-live="polite">
        {toast && (
          <div key={toast.number} class={toast.bad ? 'toast bad' : 'toast'}>
            <span>{toast.message}</span>
            <button type="button" aria-label={text.common.close} onClick={() => setToast(null)}>
              <Icon name="close" />
            </button>
          </div>
        )}
      </div>
    </NotifyContext.Provider>
  );
}
