/** Where customers reach the splash: what a printed QR code opens. */

const KEY = 'mlango.portalAddress';

/** The address typed before on this device, else the one the box gives of itself. */
export function storedPortalAddress(portalUrl: string): string {
  try {
    const stored = localStorage.getItem(KEY);
    if (stored && parsePortalAddress(stored)) return stored;
  } catch {
    // Storage is off on this device: the default is right for most boxes.
  }
  return portalUrl;
}

export function storePortalAddress(address: string): void {
  try {
    localStorage.setItem(KEY, address);
  } catch {
    // As above.
  }
}

/** What a QR code of this voucher opens. */
export function codeAddress(code: string, portalUrl: string): string {
  const address = parsePortalAddress(storedPortalAddress(portalUrl));
  return `${address?.codeBase ?? `${portalUrl}/v/`}${code}`;
}

export interface PortalAddress {
  /** What the code is appended to, ending in `/v/`. */
  codeBase: string;
  /** What people type into a browser. */
  spoken: string;
  /** Only this tablet itself could open it. */
  local: boolean;
}

/** Null when it is no web address. A missing `http://` is forgiven. */
export function parsePortalAddress(typed: string): PortalAddress | null {
  const clean = typed.trim();
  const full = /^[a-z]+:\/\//i.test(clean) ? clean : `http://${clean}`;
  const text = full.replace(/\/+$/, '');
  if (!/^https?:\/\/[^\s/]+/i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const base = `${url.protocol}//${url.host}`;
  const local = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return { codeBase: `${base}/v/`, spoken: url.host, local };
}
