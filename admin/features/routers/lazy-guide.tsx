import { lazy } from '../../lazy.tsx';

/** Read once in the life of a router: fetched when its page is opened. */
export const LazyGuide = lazy(async () => (await import('./guide.tsx')).RouterGuide);
