import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useText } from './context.ts';
import { LinkButton } from './ui/button.tsx';
import { EmptyState } from './ui/states.tsx';

/** Screens that are seldom opened are fetched when they are: the first one opens the faster. */
function lazy(load: () => Promise<ComponentType>): ComponentType {
  return function Lazy() {
    const text = useText();
    const [Screen, setScreen] = useState<{ of: ComponentType } | 'failed' | null>(null);
    useEffect(() => {
      load().then(
        (of) => setScreen({ of }),
        () => setScreen('failed'),
      );
    }, []);
    if (Screen === 'failed') {
      return (
        <EmptyState>
          <p>{text.problems.offline}</p>
          <LinkButton href="/settings">{text.common.back}</LinkButton>
        </EmptyState>
      );
    }
    return Screen && <Screen.of />;
  };
}

export const BackupsScreen = lazy(
  async () => (await import('./features/backups/backups.tsx')).BackupsScreen,
);
export const StandbyScreen = lazy(
  async () => (await import('./features/standby/standby.tsx')).StandbyScreen,
);
export const StockScreen = lazy(
  async () => (await import('./features/stock/stock.tsx')).StockScreen,
);
export const TemplateScreen = lazy(
  async () => (await import('./features/vouchers/template-screen.tsx')).TemplateScreen,
);
export const ImportCodesScreen = lazy(
  async () => (await import('./features/vouchers/import-codes.tsx')).ImportCodesScreen,
);
