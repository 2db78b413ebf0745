import { soJourneys } from './so-journeys.ts';
import { soPurchase } from './so-purchase.ts';
import type { SplashText } from './types.ts';

export const so: SplashText = {
  common: {
    skipToContent: 'U bood qoraalka',
    navigation: 'Bogagga',
    language: 'Luqadda',
    simulated: 'Tijaabo: lacag dhab ah ma dhaqaaqayso, SMS-na lama dirayo.',
    busy: 'Fadlan sug…',
    offlineTitle: 'Xiriir ma jiro',
    offlineMessage:
      'Hubi in telefoonkaagu weli ku jiro Wi-Fi-gan. Waan sii isku dayeynaa; waxba kama lumin.',
  },
  navigation: {
    plans: 'Iibso',
    voucher: 'Foojar',
    left: 'Haraagayga',
    claim: 'Waan bixiyay',
    help: 'Caawimo',
  },
  fields: {
    phone: { label: 'Lambarka M-Pesa', hint: 'Tusaale 0712 345 678' },
    code: {
      label: 'Koodhka foojarka',
      hint: '10 xaraf iyo tiro. Xarfaha waaweyn iyo jiitintu muhiim ma aha.',
    },
    receipt: {
      label: 'Koodhka ama fariinta M-Pesa',
      hint: '10-ka xaraf ee fariinta ugu horreeya, ama ku dheji fariinta oo dhan.',
    },
    payerPhone: { label: 'Lambarka lacagta bixiyay', hint: 'Tusaale 0712 345 678' },
  },
  facts: {
    plan: 'Xirmo',
    price: 'Qiimo',
    phone: 'Telefoon',
    reference: 'Tixraac',
    speed: 'Xawaare',
    devices: 'Qalab',
    until: 'Wuxuu dhacayaa',
    code: 'Koodh',
    unlimited: 'Xad la’aan',
  },
  offer: {
    ends: 'Wuxuu dhammaanayaa {moment}',
    download: '{data} soo dejin',
    upload: '{data} gelin',
    hours: 'Saacado gaar ah oo keliya',
    fairUse: 'Wuu gaabinayaa {data} kadib',
    unlimitedTime: 'Waqti xad la’aan',
    unlimitedData: 'Data xad la’aan',
    valid: 'Ku isticmaal {duration} gudahood',
    speed: 'Ilaa {speed} Mbps',
    devices: '{count} qalab',
  },
  plans: {
    heading: 'Dooro internetkaaga',
    intro: 'Ku bixi M-Pesa, daqiiqad gudaheedna waad ku xirmaysaa.',
    empty: 'Hadda waxba iib ma yaallaan. Haddii aad foojar haysato, halkan hoose geli.',
    voucherHeading: 'Foojar ma haysataa?',
    voucherSubmit: 'Isticmaal foojarka',
    bestValue: 'Ugu qiimo fiican',
  },
  phone: {
    heading: 'Ku bixi M-Pesa',
    submit: 'Bixi {price}',
    steps: [
      'Lambarkan ayaan codsi lacag-bixin u diraynaa.',
      'PIN-kaaga M-Pesa ku geli telefoonkaas.',
      'Koodhkaagu halkan ayuu ka soo muuqanayaa, SMS-na wuu ku imanayaa.',
    ],
    back: 'Dooro xirmo kale',
  },
  purchase: soPurchase,
  journeys: soJourneys,
  connect: {
    heading: 'Foojarkaagu waa sax',
    message: 'Taabo Ku xirmo si aad internetka u gasho.',
    noRouter: 'Si aad u gasho, ku xirmo Wi-Fi-ga oo fur bog kasta. Kadib geli koodhkan.',
    codeLabel: 'Koodhkaaga',
    codeNote: 'Kaydso koodhkan: wuu ku soo celinayaa inta haraagu jiro.',
    paidCodeNote: 'SMS ahaan ayaan sidoo kale kuugu diraynaa. Kaydso: wuu ku soo celinayaa.',
    submit: 'Ku xirmo',
    note: 'Waa laguu xirayaa. Haddii aan waxba dhicin, taabo Ku xirmo.',
    print: 'Daabac',
  },
  voucher: {
    heading: 'Geli foojarkaaga',
    intro: 'Qor koodhka foojarkaaga ama SMS-keenna ku yaal.',
    submit: 'Isticmaal foojarka',
  },
  left: {
    heading: 'Haraagayga',
    online: 'Qalabkani wuu ku xiran yahay.',
    offline: 'Qalabkani kuma xirna.',
    nothing: 'Qalabkan foojar kuma aragno. Haddii aad koodh haysato, geli si aad haraaga u aragto.',
    statuses: {
      unused: 'Foojarkaaga weli lama isticmaalin.',
      active: 'Foojarkaagu wuu socdaa.',
      used: 'Foojarkaagu wuu dhammaaday.',
      expired: 'Foojarkaagu wuu dhacay.',
      revoked: 'Foojarkaaga waa la joojiyay. Fadlan weydii milkiilaha.',
    },
    time: 'Waqtiga haray',
    data: 'Data haray',
    leftOf: '{left} oo ka mid ah {total}',
    buy: 'Mar kale iibso',
    refresh: 'Cusboonaysii',
  },
  claim: {
    heading: 'Waan bixiyay',
    intro:
      'Haddii lacagtu kaa baxday oo koodhna aanu iman, na sii koodhka M-Pesa. Waan raadinaynaa.',
    submit: 'Raadi lacagtayda',
  },
  help: {
    heading: 'Caawimo',
    questions: [
      {
        question: 'Sideen u bixiyaa?',
        answer: 'Dooro xirmo, qor lambarkaaga M-Pesa, PIN-kana ku geli telefoonkaaga.',
      },
      {
        question: 'Waan bixiyay, koodhna ma iman.',
        answer: 'Daqiiqad sug, fur “Waan bixiyay” oo geli koodhka fariinta M-Pesa.',
      },
      {
        question: 'Waan go’ay. Mar kale ma bixiyaa?',
        answer: 'Maya. Geli isla koodhkii; wuu shaqaynayaa ilaa waqtiga ama datadu dhammaato.',
      },
      {
        question: 'PIN-kaygu ma ammaan baa?',
        answer:
          'Haa. Waxaad gelisaa codsiga M-Pesa ee telefoonkaaga oo keliya, weligaa ha gelin boggan.',
      },
    ],
    contact: 'Weli dhib ma jiraa? Fadlan weydii miiska.',
    contactPhone: 'Weli dhib ma jiraa? Wac {phone}.',
  },
  terms: {
    heading: 'Shuruudaha',
    consent: 'Haddii aad sii waddo waxaad aqbashay shuruudahayaga.',
    none: 'Halkan shuruudo gaar ah kama jiraan.',
  },
  trouble: {
    heading: 'Wi-Fi-gu kuma oggola inaad gasho',
    steps:
      'Koodhkaaga iyo lacagtaadu waa ammaan. Dami oo shid Wi-Fi-ga taleefankaaga, ka dibna boggan mar kale fur.',
    reference: 'U sheeg tixraacan: {reference}',
  },
  missing: {
    purchase: {
      heading: 'Iibka lama helin',
      message: 'Iibkan ma naqaanno. Haddii lacagtu kaa baxday, fur “Waan bixiyay”.',
    },
    fault: {
      heading: 'Cilad ayaa naga dhacday',
      message: 'Khaladku waa kayaga, lacagtaaduna waa ammaan. Daqiiqad kadib isku day.',
    },
  },
  errorTitle: 'Ma shaqayn',
  errors: {
    provider_unknown: 'Habkan lacag bixinta halkan kuma jiro.',
    gift_phone_invalid: 'Lambarkan SMS uma diri karno. U qor sida 0712 345 678, ama ka tag madhan.',
    count_invalid: 'Dooro 2 ilaa 10 qalab.',
    coupon_refused: 'Kuuboonkani qorshahan uma shaqeeyo, ama wuu dhacay.',
    credit_unproven: 'Fariintan iyo lambarkan haraag uma hayno, ama wuu ka yar yahay qiimaha.',
    top_up_refused:
      'Qorshahan laguma dari karo koodhkaaga. Dooro kii aad lahayd, ama iibso koodh cusub.',
    device_unknown: 'Marka hore ku biir Wi-Fi-ga, kadib fur boggan mar kale.',
    trial_off: 'Hadda tijaabo bilaash ah halkan kama jirto.',
    trial_used: 'Taleefankan ama lambarkan tijaabadiisa bilaashka ah wuu helay.',
    code_paused: 'Koodkani waa hakad. Riix “Hadda sii wad”.',
    code_elsewhere: 'Koodkani waa meel kale.',
    code_closed: 'Koodkani wakhtigan ma shaqeeyo. Soo noqo saacadihiisa.',
    pause_refused: 'Koodkan hadda hakad lama gelin karo.',
    too_many_resends: 'Isku dayo badan. Fadlan sug daqiiqado, kadibna isku day mar kale.',
    tv_code_unknown:
      'Ma naqaan koodkan TV-ga. Mar kale eeg TV-ga; waxaa laga yaabaa inuu cusub yahay.',
    plan_elsewhere: 'Xirmadan halkan laguma iibiyo. Fadlan mid kale dooro.',
    plan_unknown: 'Xirmadan hadda lama iibiyo. Fadlan mid kale dooro.',
    phone_invalid:
      'Kani ma aha lambar Safaricom oo aan isticmaali karno. U qor sidan: 0712 345 678.',
    too_many_prompts: 'Codsiyada lacagtu way bateen. Sug dhowr daqiiqo, kadib isku day.',
    purchase_pending: 'Codsi ayaa hore ugu socda lambarkan. Fiiri telefoonkaas.',
    phone_blocked: 'Lambarkani hadda wax kama iibsan karo halkan. Fadlan weydii iibiyaha.',
    provider_down:
      'M-Pesa hadda lama heli karo. Waxba lagaama jarin. Isku day ama foojar isticmaal.',
    code_invalid: 'Koodhkan qalad qoraal ayaa ku jira. La barbar dhig foojarkaaga oo isku day.',
    code_unknown: 'Koodhkan ma naqaanno. La barbar dhig foojarkaaga oo isku day.',
    code_used: 'Foojarkani wuu dhammaaday.',
    code_expired: 'Foojarkani wuu dhacay.',
    code_revoked: 'Foojarkan waa la joojiyay. Fadlan weydii milkiilaha.',
    device_limit:
      'Foojarkan waxaa lagu isticmaalayaa qalab kale. Marka hore halkaas ka bax, kadibna isku day mar kale.',
    too_many_claims: 'Isku dayo badan. Sug toban daqiiqo, ama weydii milkiilaha.',
    too_many_guesses: 'Koodhadh khaldan ayaa batay. Sug dhowr daqiiqo, kadib isku day.',
    receipt_unknown: 'Lacagtan weli ma helin. Daqiiqad sug oo mar kale isku day.',
    receipt_invalid: 'Kani ma aha koodh M-Pesa. Wuxuu leeyahay 10 xaraf, tusaale SJ12ABC3DE.',
    retry_too_early: 'Codsi hadda ayaa la diray. Fadlan wax yar sug ka hor midka xiga.',
  },
  router: {
    already_online: {
      heading: 'Koodhkani hore ayuu ugu xiran yahay',
      message: 'Qalab kale ayuu ku socdaa. Ka bax halkaas, ama laba daqiiqo sug oo isku day.',
    },
    not_accepted: {
      heading: 'Koodhka lama aqbalin',
      message: 'La barbar dhig foojarkaaga ama SMS-keenna oo mar kale geli.',
    },
    used_up: {
      heading: 'Foojarkani wuu dhammaaday',
      message:
        'Waqtigiisii ama datadiisii way dhammaatay, ama wuu dhacay. Mid cusub halkan ka iibso.',
    },
    no_answer: {
      heading: 'Wi-Fi-gu waa mashquul',
      message: 'Qalabka Wi-Fi-gu jawaab kama helin waqtiga. Wax yar sug oo koodhka mar kale geli.',
    },
    other: {
      heading: 'Weli kuma xirna',
      message: 'Qalabka Wi-Fi-gu kuma oggolaan. Koodhka mar kale geli, ama caawimo weydiiso.',
    },
  },
};
