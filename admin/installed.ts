/**
 * Lets the tablet keep the app's shell. Browsers allow it on a secure address only (https, or the box
 * itself), so on a plain one the app works as before and is just not kept.
 */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
