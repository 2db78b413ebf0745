import { lazy } from '../../lazy.tsx';

/** What draws is fetched only where something is drawn. */
export const LazySpeeds = lazy(async () => (await import('./speeds.tsx')).Speeds);
