import type { trust as english } from './en-trust.ts';

/** Swahili: what can be believed of a router, and the step that mends it. */
export const trust: typeof english = {
  title: 'Orodha ya ukaguzi',
  intro: 'Kutoka juu kwenda chini; rekebisha ya kwanza isiyo ya kijani.',
  statuses: { green: 'Sawa', amber: 'Tazama', red: 'Rekebisha', grey: 'Bado' },
  steps: {
    heard: 'Ruta inauliza kisanduku',
    secret: 'Siri ya pamoja ni ile ile',
    signed: 'Maombi yana sahihi',
    accounting: 'Inaripoti matumizi ya wateja',
    coa: 'Kisanduku kinaweza kumaliza vipindi',
    splash: 'Inapeleka simu kwenye ukurasa wa Wi-Fi',
    customer: 'Mteja wa kwanza yuko mtandaoni',
  },
  findings: {
    never_heard:
      'Hakuna kilichotoka kwenye anwani hii. Iunganishe kama inavyoelezwa hapa chini; angalia anwani na kebo yake.',
    silent: 'Iko kimya. Angalia umeme na kebo yake.',
    heard: 'Inauliza.',
    wrong_secret:
      'Inatumia siri nyingine. Weka siri ile ile pande zote, au iunganishe tena kama ilivyo hapa chini.',
    unbelieved:
      'Inauliza, lakini haifuati majibu: siri ni tofauti, au uhasibu wa RADIUS umezimwa. Iunganishe tena kama ilivyo hapa chini.',
    secret_fits: 'Imethibitishwa kwa vifurushi vyenye sahihi.',
    secret_unproven: 'Itajulikana baada ya kuingia kwa mara ya kwanza.',
    signed: 'Kila ombi lina Message-Authenticator.',
    unsigned:
      'Maombi hayana Message-Authenticator. Sasisha ruta (RouterOS 7.15 au mpya zaidi) na uiunganishe tena kama ilivyo hapa chini.',
    signing_unknown: 'Itajulikana baada ya kuingia kwa mara ya kwanza.',
    accounting: 'Matumizi yanaripotiwa na kuhesabiwa.',
    no_accounting:
      'Wateja wanaingia, lakini matumizi yao hayaripotiwi. Washa uhasibu wa RADIUS, au iunganishe tena kama ilivyo hapa chini.',
    accounting_unknown: 'Itajulikana mteja wa kwanza akiwa mtandaoni.',
    coa_disobeyed:
      'Haikumaliza kipindi ilipoagizwa. Washa RADIUS inayoingia (CoA) na uruhusu mlango wake kwenye firewall.',
    coa_proven: 'Imethibitishwa kwa swali lisilo na madhara.',
    coa_silent:
      'Haijibu: RADIUS inayoingia (CoA) imezimwa, au firewall inazuia. Iunganishe tena kama ilivyo hapa chini.',
    coa_forged: 'Inajibu kwa siri nyingine. Weka siri ile ile pande zote.',
    coa_refused: 'Inajibu, lakini inakataa. Ruhusu maagizo (CoA) kutoka kisanduku hiki.',
    coa_network: 'Mtandao wa ruta hauwezi kuulizwa. Ongeza kila moja kwa anwani yake.',
    coa_untried: 'Itajaribiwa yenyewe muda mfupi baada ya kuingia kwa mara ya kwanza.',
    splash_seen: 'Simu imekuja kutoka kwake.',
    splash_awaited:
      'Hakuna simu iliyokuja bado. Jiunge na Wi-Fi yake kwa simu yako; ukurasa usipofunguka, iunganishe tena kama ilivyo hapa chini.',
    customer_seen: 'Kipindi kimeanza.',
    customer_awaited: 'Nunua au andika msimbo kwenye simu yako: mteja wa kwanza ni wewe.',
  },
  test: 'Jaribu sasa',
  tested: 'Imejaribiwa: tazama orodha.',
  answers: 'Walioingia / waliokataliwa',
  reports: 'Ripoti za matumizi',
  forgeries: 'Vifurushi visivyoaminika',
  restarts: 'Imewashwa upya',
  restarted: (count, ago) =>
    count === 1 ? `mara moja, ${ago}` : `mara ${count}, ya mwisho ${ago}`,
  roundTrip: 'Hujibu kwa',
  milliseconds: (ms) => `ms ${ms}`,
  scan: 'Tafuta MikroTik',
  scanHint: 'Huuliza mtandao ambao sanduku limo; MikroTik hujibu kwa majina yao.',
  scanNone:
    'Hakuna iliyojibu. Lazima iwe kwenye mtandao mmoja na sanduku, na ugunduzi wa majirani uwashwe; la sivyo andika anwani yake.',
  scanTake: 'Chukua hii',
  scanAdded: (name) => `Imeshaongezwa kama ${name}`,
  knocksTitle: 'Ruta zisizojulikana zinauliza',
  knocks: 'Anwani hizi zinauliza RADIUS na hakuna aliyeziongeza. Ongeza tu zilizo zako.',
  knock: (packets, ago) => `Vifurushi ${packets}, mwisho ${ago}`,
  addIt: 'Iongeze',
};
