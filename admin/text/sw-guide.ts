import type { Text } from './en.ts';

export const guide: Text['guide'] = {
  position: (at, of) => `Hatua ${at} kati ya ${of}`,
  done: 'Tayari',
  next: 'Endelea',
  later: 'Baadaye',
  finish: 'Nenda Leo',
  unfinished: 'Bado hazijakamilika',
  go: 'Fanya sasa',
  without: 'Hatuhitaji',
  hidden: (step: string) => `${step}: haitaulizwa tena.`,
  moreLook: 'Rangi, tangazo, bango …',
  routerWaits: 'Inasubiri neno lake la kwanza. Ifungue upate maagizo ya kubandika.',
  smsWhere:
    'Misimbo hutumwa pia kwa SMS mtoa huduma akiwekwa: Africa’s Talking, TextSMS na wengine, au modemu.',
  smsProvider: 'Weka mtoa huduma',
  steps: {
    logo: {
      short: 'Nembo',
      title: 'Onyesha nembo yako',
      intro: 'Wateja huiona kwenye ukurasa wa Wi-Fi. Picha ya bango lako inatosha.',
    },
    router: {
      short: 'Ruta',
      title: 'Unganisha ruta yako',
      intro:
        'Iongeze hapa, bandika maagizo ndani yake, na taa yake itakuwa kijani mara kisanduku kitakapoisikia.',
    },
    plans: {
      short: 'Vifurushi',
      title: 'Amua unachouza',
      intro:
        'Kifurushi ni bei na kile inachonunua. Anza na vilivyopendekezwa, badilisha unavyotaka.',
    },
    mpesa: {
      short: 'M-Pesa',
      title: 'Pokea pesa kwa M-Pesa',
      intro: 'Kwa paybill au till yako mwenyewe pesa huja moja kwa moja kwako.',
    },
    sms: {
      short: 'SMS',
      title: 'Tuma misimbo kwa SMS',
      intro: 'Mteja akipoteza ukurasa bado ana msimbo. Jitumie ujumbe wa majaribio.',
    },
    sheet: {
      short: 'Vocha',
      title: 'Chapisha vocha za kwanza',
      intro: 'Karatasi ya misimbo ya kukata na kuuza kwa pesa taslimu.',
    },
  },
};
