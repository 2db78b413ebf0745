import type { Text } from './en.ts';

const wrongLogin =
  'Consumer key au consumer secret si sahihi, au ni ya sandbox ilhali “Halisi” imechaguliwa (au kinyume chake). Nakili zote mbili tena kutoka kwa programu yako kwenye tovuti ya Daraja.';
const wrongPasskey =
  'Nambari na passkey havilingani. Passkey huja kwenye barua pepe ya Safaricom ya kuwasha nambari yako; kwa till, nambari ya duka inahitajika, si nambari ya till.';

export const mpesa: Text['mpesa'] = {
  title: 'M-Pesa',
  credentials: 'Taarifa zako za siri',
  states: {
    live: 'Wateja wanalipa kwa nambari yako.',
    simulated:
      'Hali ya mazoezi: malipo ni ya kuigiza, hakuna pesa inayohama. Weka taarifa zako kuanza kweli.',
    off: 'M-Pesa haijawekwa: vocha pekee zinauzwa.',
  },
  badges: { live: 'Halisi', simulated: 'Mazoezi', off: 'Imezimwa' },
  fromEnvironment:
    'Taarifa zinatoka kwenye mazingira ya kisanduku (MLANGO_DARAJA_*), ambayo yanashinda yaliyoandikwa hapa.',
  type: 'Wateja wanalipa kwa',
  typeHint: 'Paybill: nambari ya biashara yenye akaunti. Till: Buy Goods.',
  paybill: 'Paybill',
  till: 'Till (Buy Goods)',
  shortcode: 'Nambari ya paybill',
  shortcodeHint: 'Tarakimu 5 hadi 7, kama wateja wanavyoandika.',
  storeNumber: 'Nambari ya duka (store number)',
  storeNumberHint: 'Si nambari ya till: ni nambari ya duka (makao makuu) ambalo till ni yake.',
  tillNumber: 'Nambari ya till',
  tillNumberHint: 'Wateja huiandika kwenye Buy Goods.',
  secrets: { consumerKey: 'Consumer key', consumerSecret: 'Consumer secret', passkey: 'Passkey' },
  secretHints: {
    consumerKey: 'Kutoka kwa programu yako kwenye tovuti ya Daraja.',
    consumerSecret: 'Iko kando ya consumer key.',
    passkey: 'Kutoka barua pepe ya Safaricom Lipa na M-Pesa Online ilipowashwa.',
  },
  environment: 'Huduma',
  live: 'Halisi: pesa za kweli',
  sandbox: 'Sandbox: huduma ya mazoezi ya Safaricom',
  test: 'Nitumie shilingi 1',
  testIntro:
    'Ombi la shilingi moja linatumwa kwa simu yako, kama la mteja. Weka PIN yako, kisha uone hapa kama imefika.',
  testPhone: 'Nambari yako ya M-Pesa',
  testAction: 'Niombe shilingi 1',
  asked: 'Angalia simu yako na uweke PIN. Ukurasa huu utasema wenyewe ilivyokwenda.',
  paid: 'Inafanya kazi: shilingi imefika. Wateja wanaweza kulipa sasa. Itaonekana kwenye Malipo kama pesa bila ununuzi.',
  code: (code) => `Msimbo ${code}`,
  unexplained:
    'Haikufaulu, na msimbo hausemi kwa nini. Jaribu tena; kisha piga simu Safaricom ukiwa na maneno haya.',
  mends: {
    '2028':
      'M-Pesa inasema nambari hii haiwezi kulipwa kwa njia hii. Mara nyingi till imewekwa kama paybill au paybill kama till: badilisha aina. La sivyo, omba Safaricom iwashe Lipa na M-Pesa Online kwa nambari yako.',
    SFC_IC0003:
      'M-Pesa haiijui till hii. Wateja huandika nambari ya till; sehemu nyingine ni ya nambari ya duka. Mara nyingi nambari moja imeandikwa sehemu zote mbili.',
    '8006': 'Akaunti yako imefungwa kwa Safaricom. Piga simu kwa huduma yao ya biashara.',
    '400.008.01': wrongLogin,
    '400.008.02': wrongLogin,
    wrong_credentials: wrongPasskey,
    merchant_unknown: wrongPasskey,
    '401.003.01':
      'Programu yako kwenye tovuti ya Daraja haina Lipa na M-Pesa Online. Ongeza huduma hiyo, kisha nakili key na secret tena.',
    '400.002.02': 'M-Pesa haikubali sehemu moja; maneno yake hapa chini yanasema ipi.',
    invalid_callback_url:
      'M-Pesa haikubali anwani ambayo kisanduku kinataka kuarifiwa malipo. Tumia anwani ya https, au usiweke yoyote: malipo yatathibitishwa kwa kuuliza.',
    not_set_up: 'M-Pesa haijawekwa bado. Jaza kila sehemu na uhifadhi kwanza.',
    not_sent: 'Kisanduku hakikuifikia M-Pesa. Angalia intaneti na ujaribu tena.',
    unknown:
      'M-Pesa haikujibu kwa wakati. Huenda ombi likaja: angalia simu yako, kisha jaribu tena baada ya dakika.',
    no_answer:
      'Hakuna kilichosikika kuhusu ombi kwa dakika mbili. Jaribu tena; ikiendelea, angalia intaneti.',
  },
  reasons: {
    cancelled:
      'Ombi lilifutwa kwenye simu. Kwa hiyo mipangilio ni sahihi: jaribu tena na uweke PIN.',
    wrong_pin: 'PIN haikuwa sahihi. Kwa hiyo mipangilio ni sahihi: jaribu tena.',
    insufficient_funds:
      'Simu ilikuwa na chini ya shilingi moja. Kwa hiyo mipangilio ni sahihi: weka pesa na ujaribu tena.',
    expired: 'Hakuna aliyeweka PIN kwa wakati. Kwa hiyo mipangilio ni sahihi: jaribu tena.',
    unreachable: 'Simu haikupatikana. Hakikisha imewashwa na nambari ni sahihi.',
    not_prompted: 'M-Pesa haikuweza kuonyesha ombi kwenye simu hii. Jaribu simu nyingine.',
    session_open: 'Simu ina ombi lingine la M-Pesa. Subiri dakika moja na ujaribu tena.',
    busy: 'M-Pesa ina shughuli nyingi. Subiri dakika moja na ujaribu tena.',
    limits: 'Vikomo vya simu hii haviruhusu. Jaribu simu nyingine.',
    operator_fault:
      'M-Pesa inakataa ombi kwa sababu ya mipangilio. Linganisha kila sehemu na barua pepe ya Safaricom.',
  },
};
