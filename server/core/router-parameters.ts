/** Flat and as the router named them; anybody can write the link they came with. */
type RouterParameters = Readonly<Record<string, string>>;

/**
 * The router's whole query as it came, byte for byte; kept by the splash where a router wants it
 * back unchanged (Cambium).
 */
export const RAW_QUERY = 'raw-query';

/**
 * Stands beside `mac` and `ip` where the box itself is the router. Never taken from a link: the
 * gateway says who is at an address.
 */
export const OWN_GATEWAY = 'own-gateway';

/** The customer's MAC under the names that routers give it, openNDS's packed one included. */
export function macInParameters(parameters: RouterParameters): string | undefined {
  const { mac, clientMac, client_mac: clientMacSnake, ga_cmac: cambiumMac } = parameters;
  const named = mac ?? clientMac ?? clientMacSnake ?? cambiumMac;
  if (named !== undefined) return named;
  // UniFi calls the client `id`; only beside `ap` is it that.
  if (parameters.ap !== undefined) return parameters.id;
  return openndsParameters(parameters)?.clientmac;
}

/** The host of the login page or controller that the parameters point to. */
export function loginHostIn(parameters: RouterParameters): string | undefined {
  const { uamip, ga_srvr: cambium, nbiIP, target, switchip, post } = parameters;
  const { switch_url: wlc, login_url: meraki } = parameters;
  const address = parameters['link-login-only'] ?? wlc ?? meraki;
  if (address !== undefined) return /^https?:\/\/([^/:?#@]+)/i.exec(address)?.[1];
  const host = uamip ?? cambium ?? nbiIP ?? target ?? switchip ?? post;
  return (host ?? openndsParameters(parameters)?.gatewayaddress)?.replace(/:\d+$/, '');
}

/** The customer's address, likewise. */
export function addressInParameters(parameters: RouterParameters): string | undefined {
  const { ip, clientIp, uip } = parameters;
  return ip ?? clientIp ?? uip ?? openndsParameters(parameters)?.clientip;
}

const MOST_PACKED_CHARACTERS = 1024;

/**
 * What openNDS packs into `fas`: base64 of `hid=…, clientip=…, gatewayaddress=…` (FAS level 1).
 * Null when it is not that. Never throws.
 */
export function openndsParameters(parameters: RouterParameters): Record<string, string> | null {
  const { fas } = parameters;
  if (!fas || fas.length > MOST_PACKED_CHARACTERS || !/^[A-Za-z0-9+/ ]+=*$/.test(fas)) return null;
  const values: Record<string, string> = Object.create(null);
  // A plus sign that was not escaped arrives as a blank.
  for (const pair of decodeBase64(fas.replaceAll(' ', '+')).split(', ')) {
    const [, name, value] = /^([a-z_]{1,30})=([\x20-\x7e]*)$/.exec(pair) ?? [];
    if (name !== undefined && value !== undefined) values[name] = value;
  }
  return values.hid ? values : null;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648 section 4) to Latin-1 text; the core has no Buffer. */
function decodeBase64(text: string): string {
  let bits = 0;
  let held = 0;
  let decoded = '';
  for (const symbol of text.replace(/=+$/, '')) {
    bits = (bits << 6) | ALPHABET.indexOf(symbol);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    decoded += String.fromCharCode((bits >> held) & 0xff);
    bits &= (1 << held) - 1;
  }
  return decoded;
}
