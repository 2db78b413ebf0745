const KEY = 'mlango.site';

/** The site that this device sells at: it stands on one counter. */
export function storedSite(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage is off on this device: the site is then chosen each time.
    return null;
  }
}

export function storeSite(siteId: string | null): void {
  try {
    if (siteId === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, siteId);
  } catch {
    // As above.
  }
}
