import type { Guides } from './guide-text.ts';

/**
 * English: how each kind is connected, in the words of its own menus (UniFi Network 9, Omada 5.14,
 * SmartZone 6, Aruba Instant 8, cnMaestro 5, Cisco WLC 8.10, Meraki). Menus move; not tried on devices.
 */
export const guides: Guides = {
  unifi: ({ boxAddress, portalUrl }) => [
    'In UniFi Network open Settings, WiFi, the network of your customers: security Open, Hotspot Portal on.',
    `Insights, Hotspot, Portal: authentication by External Portal Server, with the address ${boxAddress}.`,
    ...(portalUrl.endsWith(`${boxAddress}/`)
      ? []
      : [
          'UniFi sends customers to port 80 of that address: the box must answer there (MLANGO_HTTP_PORT=80).',
        ]),
    `Under pre-authorization access add ${boxAddress}, so that the splash opens.`,
    'No RADIUS is needed: the box lets customers in by the API key that you gave it.',
  ],
  omada: ({ boxAddress, authPort, acctPort, portalUrl }) => [
    `In Omada open Profiles, RADIUS Profile: server ${boxAddress}, port ${authPort}, the shared secret; switch accounting on, port ${acctPort}, interim updates every 300 s.`,
    'In the same profile switch RADIUS CoA on.',
    'Authentication, Portal: the network of your customers, type External RADIUS Server, this profile, mode PAP.',
    `Portal customization: External Web Portal, address ${portalUrl}`,
    `Access Control, pre-authentication access: add ${boxAddress}.`,
  ],
  ruckus: ({ boxAddress, authPort, acctPort, portalUrl }) => [
    `In SmartZone open Services, Authentication: a RADIUS service with ${boxAddress}, port ${authPort}, the shared secret; under Accounting another, port ${acctPort}.`,
    `Services, Hotspot (WISPr): logon URL external, ${portalUrl}; walled garden ${boxAddress}.`,
    'Wireless LANs: type Hotspot (WISPr), this portal, these two services, interim update every 5 minutes.',
    'Administration, External Services, WISPr Northbound Interface: the password that you gave the box.',
  ],
  aruba: ({ boxAddress, authPort, acctPort, coaPort, portalUrl }) => [
    'Add a network for guests with the splash page External.',
    `Captive portal profile: type RADIUS Authentication, ${hostAndPort(portalUrl)}, URL /, HTTPS off.`,
    `Authentication server: RADIUS, ${boxAddress}, ports ${authPort} and ${acctPort}, the shared secret; Dynamic Authorization on, port ${coaPort}.`,
    'Accounting on, interval 5 minutes.',
    `Let ${boxAddress} through before the login (walled garden).`,
    'If the login page has a name (securelogin…), enter it here under Change, Login page addresses.',
  ],
  cambium: ({ boxAddress, authPort, acctPort, portalUrl }) => [
    `WLAN, AAA Servers: authentication ${boxAddress}, port ${authPort}, the shared secret; accounting the same with port ${acctPort}, mode Start-Interim-Stop, every 300 s; Dynamic Authorization on.`,
    'WLAN, Guest Access: on, portal mode External Hotspot, access policy RADIUS.',
    `External page URL: ${portalUrl}`,
    `Whitelist: ${boxAddress}.`,
  ],
  cisco: ({ boxAddress, authPort, acctPort, coaPort, portalUrl }) => [
    `WLC: Security, AAA, RADIUS: authentication ${boxAddress}, port ${authPort}, the shared secret, Support for CoA on; accounting with port ${acctPort}, interim updates on.`,
    `WLANs, Security, Layer 3: Web Policy, external, ${portalUrl}; an ACL before the login that lets ${boxAddress} through. Under AAA Servers both servers.`,
    `Meraki: Access control, Splash page: Sign-on with my RADIUS server, custom splash URL ${portalUrl}, walled garden ${boxAddress}.`,
    'Meraki asks RADIUS from its cloud: the box then needs a public address, and *.network-auth.com under Change, Login page addresses.',
    `Its port for disconnecting is often 1700 instead of ${coaPort}: see Change, More settings.`,
  ],
  generic: ({ boxAddress, authPort, acctPort, coaPort, portalUrl }) => [
    `RADIUS server: ${boxAddress}, authentication port ${authPort}, accounting port ${acctPort}, the shared secret.`,
    'Accounting on, interim updates every 5 minutes.',
    `Dynamic authorization (CoA, RFC 5176) from ${boxAddress} allowed, port ${coaPort}.`,
    `External login page: ${portalUrl}`,
    `Let ${boxAddress} through before the login (walled garden).`,
  ],
};

const hostAndPort = (url: string) => {
  const { hostname, port } = new URL(url);
  return `${hostname}, port ${port || '80'}`;
};
