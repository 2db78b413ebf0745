/**
 * Paths that phones and computers ask for to find out whether they are captive. While they are,
 * each is answered with a redirect to the splash, whatever its host.
 */
export const PROBE_PATHS: ReadonlySet<string> = new Set([
  '/hotspot-detect.html',
  '/library/test/success.html',
  '/generate_204',
  '/gen_204',
  '/connecttest.txt',
  '/redirect',
  '/ncsi.txt',
  '/canonical.html',
  '/success.txt',
  '/check_network_status.txt',
  '/nm',
  '/kindle-wifi/wifistub.html',
  '/kindle-wifi/wifiredirect.html',
  '/chat',
  '/connectivity-check',
]);
