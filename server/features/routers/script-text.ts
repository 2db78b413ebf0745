/** RouterOS string literals: `\`, `"` and `$` are special. */
export const quote = (text: string) => `"${text.replace(/[\\"$]/g, (c) => `\\${c}`)}"`;

/** A word for a POSIX shell. */
export const shellQuote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * An accept rule above everything that may drop; on a router without any rule there is no first one to
 * stand before, and RouterOS would end the script there.
 */
export function acceptFirst(match: string, comment: string): string {
  const add = `/ip firewall filter add chain=input ${match} action=accept comment="${comment}"`;
  return `/ip firewall filter remove [find comment="${comment}"]
:do { :local first [/ip firewall filter find dynamic=no]; :if ([:len $first] > 0) do={ ${add} place-before=[:pick $first 0] } else={ ${add} } }`;
}
