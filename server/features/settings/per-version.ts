import type { VersionedSettings } from '../../ports/settings.ts';

/** Keeps what is made of the settings until they may have changed: every page asks, and every login. */
export function perVersion<T>(
  settings: VersionedSettings,
  make: (settings: VersionedSettings) => T,
): () => T {
  let known: { version: number; made: T } | null = null;
  return () => {
    const { version } = settings;
    if (known?.version !== version) known = { version, made: make(settings) };
    return known.made;
  };
}
