import type { KnownRouter } from './directory.ts';
import { type ConfigKey, configAccessPart } from './script-config.ts';
import { acceptFirst, quote } from './script-text.ts';

/** What the script must know beside the router itself. */
export interface ScriptContext {
  /** Address of the box as the router reaches it. */
  boxAddress: string;
  authPort: number;
  acctPort: number;
  /** Where the splash is, e.g. `http://10.0.0.2:8080/`. */
  portalUrl: string;
  /** RFC 8908 API under a public https name, for DHCP option 114; null without one. */
  capportUrl: string | null;
  /** With what the box reads the configuration by SSH. */
  configKey: ConfigKey;
  /** Where our script on an openNDS gateway asks and reports; holds a secret token. */
  binauthUrl: string;
}

/**
 * The RouterOS commands that connect a MikroTik hotspot to this box: for a hotspot that runs
 * already (made with /ip hotspot setup), on v6.45+ and v7. Not tried on a device.
 */
export function mikrotikScript(router: KnownRouter, context: ScriptContext): string {
  const portalHost = new URL(context.portalUrl).hostname;
  const box = context.boxAddress;
  return `# Mlango: connects the hotspot of "${router.name.replace(/[\r\n]/g, ' ')}" to the box at ${box}.
# For a hotspot that runs already (/ip hotspot setup). Not tried on a device yet: keep a backup
# (/export file=before-mlango) before you paste it into a terminal.
:global mlangoProfile [/ip hotspot get 0 profile]

/radius remove [find comment="mlango"]
/radius add comment="mlango" service=hotspot address=${box} secret=${quote(router.secret.toString())} authentication-port=${context.authPort} accounting-port=${context.acctPort} timeout=3s
# RouterOS 7.15 and later only. An older one does not know the word, and would end a whole imported
# file at it; parsed only here, it is an error that can be caught.
:do { :local sign [:parse "/radius set [find comment=\\"mlango\\"] require-message-auth=yes-for-request-resp"]; $sign } on-error={}
/radius incoming set accept=yes port=${router.coaPort}
${acceptFirst(`protocol=udp dst-port=${router.coaPort} src-address=${box}`, 'mlango coa')}

/ip hotspot profile set $mlangoProfile use-radius=yes radius-accounting=yes radius-interim-update=received login-by=http-chap,http-pap,mac mac-auth-mode=mac-as-username mac-auth-password=${quote(router.macPassword)}
/ip hotspot user profile set [find default=yes] add-mac-cookie=no keepalive-timeout=2m

/ip hotspot walled-garden ip remove [find comment="mlango"]
/ip hotspot walled-garden ip add dst-host=${portalHost} action=accept comment="mlango"
${captivePortalOption(context.capportUrl)}
# The hotspot's own login page only sends the customer on to the splash.
:global mlangoDir [/ip hotspot profile get $mlangoProfile html-directory]
/tool fetch url="${context.portalUrl}router/login.html" dst-path="$mlangoDir/login.html"
${router.address.includes('/') ? '' : configAccessPart(context)}`;
}

/** DHCP option 114 (RFC 8910): phones ask the box itself whether they are captive. */
function captivePortalOption(capportUrl: string | null): string {
  if (capportUrl === null) return '';
  const name = 'mlango-capport';
  return `
/ip dhcp-server network set [find dhcp-option=${name}] dhcp-option=""
/ip dhcp-server option remove [find name=${name}]
/ip dhcp-server option add name=${name} code=114 value=${quote(`s'${capportUrl}'`)}
# Networks that hand out options of their own are left alone: add ${name} to those by hand.
/ip dhcp-server network set [find dhcp-option=""] dhcp-option=${name}
`;
}

/**
 * The login page a MikroTik serves to strangers: sends them to the splash with everything the
 * router knows about them. Without JavaScript, by meta refresh.
 */
export function mikrotikLoginPage(portalUrl: string): string {
  const names = [
    ...['mac', 'ip', 'username', 'link-login-only', 'link-orig', 'link-logout', 'link-status'],
    ...['chap-id', 'chap-challenge', 'error', 'identity', 'server-name', 'trial'],
  ];
  const query = names.map((name) => `${name}=$(${name}-esc)`).join('&amp;');
  const target = `${portalUrl}?${query}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Wi-Fi</title>
<meta http-equiv="refresh" content="0; url=${target}">
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><p><a href="${target}">Continue to the Wi-Fi page</a></p></body></html>
`;
}
