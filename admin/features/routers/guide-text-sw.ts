import type { Guides } from './guide-text.ts';

/** Swahili: how each kind is connected. The words of the menus stay as the maker writes them. */
export const guides: Guides = {
  unifi: ({ boxAddress, portalUrl }) => [
    'Kwenye UniFi Network fungua Settings, WiFi, mtandao wa wateja wako: usalama Open, Hotspot Portal iwashwe.',
    `Insights, Hotspot, Portal: uthibitishaji External Portal Server, anwani ${boxAddress}.`,
    ...(portalUrl.endsWith(`${boxAddress}/`)
      ? []
      : [
          'UniFi hupeleka wateja kwenye bandari 80 ya anwani hiyo: kisanduku lazima kijibu hapo (MLANGO_HTTP_PORT=80).',
        ]),
    `Kwenye pre-authorization access ongeza ${boxAddress}, ili ukurasa wa Wi-Fi ufunguke.`,
    'RADIUS haihitajiki: kisanduku huwaingiza wateja kwa ufunguo wa API ulioupa.',
  ],
  omada: ({ boxAddress, authPort, acctPort, portalUrl }) => [
    `Kwenye Omada fungua Profiles, RADIUS Profile: seva ${boxAddress}, bandari ${authPort}, siri ya pamoja; washa accounting, bandari ${acctPort}, interim update kila sekunde 300.`,
    'Kwenye profile hiyo hiyo washa RADIUS CoA.',
    'Authentication, Portal: mtandao wa wateja wako, aina External RADIUS Server, profile hii, mode PAP.',
    `Portal customization: External Web Portal, anwani ${portalUrl}`,
    `Access Control, pre-authentication access: ongeza ${boxAddress}.`,
  ],
  ruckus: ({ boxAddress, authPort, acctPort, portalUrl }) => [
    `Kwenye SmartZone fungua Services, Authentication: huduma ya RADIUS yenye ${boxAddress}, bandari ${authPort}, siri ya pamoja; chini ya Accounting nyingine, bandari ${acctPort}.`,
    `Services, Hotspot (WISPr): logon URL external, ${portalUrl}; walled garden ${boxAddress}.`,
    'Wireless LANs: aina Hotspot (WISPr), portal hii, huduma hizi mbili, interim update kila dakika 5.',
    'Administration, External Services, WISPr Northbound Interface: nenosiri ulilokipa kisanduku.',
  ],
  aruba: ({ boxAddress, authPort, acctPort, coaPort, portalUrl }) => [
    'Ongeza mtandao wa wageni wenye splash page External.',
    `Captive portal profile: aina RADIUS Authentication, ${hostAndPort(portalUrl)}, URL /, HTTPS izimwe.`,
    `Authentication server: RADIUS, ${boxAddress}, bandari ${authPort} na ${acctPort}, siri ya pamoja; Dynamic Authorization iwashwe, bandari ${coaPort}.`,
    'Accounting iwashwe, kila dakika 5.',
    `Ruhusu ${boxAddress} kabla ya kuingia (walled garden).`,
    'Ukurasa wa kuingia ukiwa na jina (securelogin…), liweke hapa chini ya Badilisha, Anwani za ukurasa wa kuingia.',
  ],
  cambium: ({ boxAddress, authPort, acctPort, portalUrl }) => [
    `WLAN, AAA Servers: authentication ${boxAddress}, bandari ${authPort}, siri ya pamoja; accounting hivyo hivyo kwa bandari ${acctPort}, mode Start-Interim-Stop, kila sekunde 300; Dynamic Authorization iwashwe.`,
    'WLAN, Guest Access: iwashwe, portal mode External Hotspot, access policy RADIUS.',
    `External page URL: ${portalUrl}`,
    `Whitelist: ${boxAddress}.`,
  ],
  cisco: ({ boxAddress, authPort, acctPort, coaPort, portalUrl }) => [
    `WLC: Security, AAA, RADIUS: authentication ${boxAddress}, bandari ${authPort}, siri ya pamoja, Support for CoA iwashwe; accounting kwa bandari ${acctPort}, interim update iwashwe.`,
    `WLANs, Security, Layer 3: Web Policy, external, ${portalUrl}; ACL kabla ya kuingia inayoruhusu ${boxAddress}. Chini ya AAA Servers seva zote mbili.`,
    `Meraki: Access control, Splash page: Sign-on with my RADIUS server, custom splash URL ${portalUrl}, walled garden ${boxAddress}.`,
    'Meraki huuliza RADIUS kutoka wingu lake: kisanduku basi kinahitaji anwani ya umma, na *.network-auth.com chini ya Badilisha, Anwani za ukurasa wa kuingia.',
    `Bandari yake ya kukata mara nyingi ni 1700 badala ya ${coaPort}: tazama Badilisha, Mipangilio zaidi.`,
  ],
  generic: ({ boxAddress, authPort, acctPort, coaPort, portalUrl }) => [
    `Seva ya RADIUS: ${boxAddress}, bandari ya kuthibitisha ${authPort}, ya hesabu ${acctPort}, siri ya pamoja.`,
    'Accounting iwashwe, interim update kila dakika 5.',
    `Dynamic authorization (CoA, RFC 5176) kutoka ${boxAddress} iruhusiwe, bandari ${coaPort}.`,
    `Ukurasa wa kuingia wa nje: ${portalUrl}`,
    `Ruhusu ${boxAddress} kabla ya kuingia (walled garden).`,
  ],
};

const hostAndPort = (url: string) => {
  const { hostname, port } = new URL(url);
  return `${hostname}, bandari ${port || '80'}`;
};
