import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useText } from './context.ts';

type Fetched = { Screen: ComponentType } | 'coming' | 'failed';

/** A screen that few open: its code is fetched when somebody does, not with the first page. */
export function Lazy({ load }: { load(): Promise<ComponentType> }) {
  const text = useText();
  const [fetched, setFetched] = useState<Fetched>('coming');
  useEffect(() => {
    load().then(
      (Screen) => setFetched({ Screen }),
      () => setFetched('failed'),
    );
  }, []);
  if (fetched === 'coming') {
    return (
      <div class="loading" role="status">
        <span class="spinner" />
        {text.common.loading}
      </div>
    );
  }
  if (fetched === 'failed') {
    return (
      <p class="notice bad" role="alert">
        {text.print.failed}
      </p>
    );
  }
  return <fetched.Screen />;
}
