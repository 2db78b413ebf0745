/**
 * Where customers find the splash, without a slash at the end. An `https` public address is for
 * providers' callbacks: a captive phone cannot reach it without the internet, and a page under TLS
 * may not post to a router without a warning. So customers are sent to the box itself, by the
 * address they came to, unless that is the loopback of a proxy in front.
 * @param publicUrl MLANGO_PUBLIC_URL, without a slash at the end; null when it is not set.
 * @param localAddress of this machine, as the other side reaches it.
 */
export function splashUrl(
  publicUrl: string | null,
  localAddress: string,
  localPort: number,
): string {
  const address = localAddress.replace(/^::ffff:/i, '');
  const loopback = address === '::1' || address.startsWith('127.');
  if (publicUrl && (loopback || publicUrl.startsWith('http:'))) return publicUrl;
  const host = address.includes(':') ? `[${address}]` : address;
  return `http://${host}${localPort === 80 ? '' : `:${localPort}`}`;
}
