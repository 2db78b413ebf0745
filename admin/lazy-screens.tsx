import { lazy } from './lazy.tsx';

/** Screens that are seldom opened, each a piece of its own. */

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
