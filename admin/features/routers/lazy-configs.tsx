import { lazy } from '../../lazy.tsx';

/** Copies and how they differ are looked at seldom: fetched after the screen is there. */
export const LazyConfigs = lazy(async () => (await import('./configs.tsx')).Configs);
