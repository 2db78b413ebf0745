import { swJourneys } from './sw-journeys.ts';
import { swPurchase } from './sw-purchase.ts';
import type { SplashText } from './types.ts';

export const sw: SplashText = {
  common: {
    skipToContent: 'Ruka hadi maudhui',
    navigation: 'Kurasa',
    language: 'Lugha',
    simulated: 'Maonyesho: hakuna pesa halisi inayolipwa wala SMS inayotumwa.',
    busy: 'Subiri kidogo…',
    offlineTitle: 'Hakuna muunganisho',
    offlineMessage:
      'Hakikisha simu yako bado iko kwenye Wi-Fi hii. Tunaendelea kujaribu; hakuna kilichopotea.',
  },
  navigation: {
    plans: 'Nunua',
    voucher: 'Vocha',
    left: 'Salio langu',
    claim: 'Nimelipa',
    help: 'Msaada',
  },
  fields: {
    phone: { label: 'Nambari ya simu ya M-Pesa', hint: 'Kwa mfano 0712 345 678' },
    code: {
      label: 'Nambari ya vocha',
      hint: 'Herufi na tarakimu 10. Herufi kubwa na vistari si lazima.',
    },
    receipt: {
      label: 'Nambari au ujumbe wa M-Pesa',
      hint: 'Herufi 10 za mwanzo wa ujumbe, au bandika ujumbe wote.',
    },
    payerPhone: { label: 'Nambari ya simu iliyolipa', hint: 'Kwa mfano 0712 345 678' },
  },
  facts: {
    plan: 'Kifurushi',
    price: 'Bei',
    phone: 'Simu',
    reference: 'Kumbukumbu',
    speed: 'Kasi',
    devices: 'Vifaa',
    until: 'Mwisho wa matumizi',
    code: 'Nambari',
    unlimited: 'Bila kikomo',
  },
  offer: {
    ends: 'Inaisha {moment}',
    download: 'kupakua {data}',
    upload: 'kupakia {data}',
    hours: 'Saa maalum tu',
    fairUse: 'Kasi hupungua baada ya {data}',
    unlimitedTime: 'Muda bila kikomo',
    unlimitedData: 'Data bila kikomo',
    valid: 'Tumia ndani ya {duration}',
    speed: 'Hadi Mbps {speed}',
    devices: 'Vifaa {count}',
  },
  plans: {
    heading: 'Chagua intaneti yako',
    intro: 'Lipa kwa M-Pesa na uwe mtandaoni kwa dakika moja.',
    empty: 'Kwa sasa hakuna kifurushi kinachouzwa. Ukiwa na vocha, iweke hapa chini.',
    voucherHeading: 'Una vocha?',
    voucherSubmit: 'Tumia vocha',
    bestValue: 'Nafuu zaidi',
  },
  phone: {
    heading: 'Lipa kwa M-Pesa',
    submit: 'Lipa {price}',
    steps: [
      'Tunatuma ombi la malipo kwa nambari hii.',
      'Weka PIN yako ya M-Pesa kwenye simu hiyo.',
      'Nambari yako itaonekana hapa na kuja kwa SMS.',
    ],
    back: 'Chagua kifurushi kingine',
  },
  purchase: swPurchase,
  journeys: swJourneys,
  connect: {
    heading: 'Vocha yako ni sawa',
    message: 'Bonyeza Unganisha ili uingie mtandaoni.',
    noRouter:
      'Ili uingie mtandaoni, jiunge na Wi-Fi na ufungue ukurasa wowote. Kisha weka nambari hii.',
    codeLabel: 'Nambari yako',
    codeNote: 'Hifadhi nambari hii: hukurudisha mtandaoni maadamu salio lipo.',
    paidCodeNote: 'Tunakutumia pia kwa SMS. Ihifadhi: hukurudisha mtandaoni.',
    submit: 'Unganisha',
    note: 'Unaunganishwa sasa. Kama hakuna kinachotokea, bonyeza Unganisha.',
    print: 'Chapisha',
  },
  voucher: {
    heading: 'Weka vocha yako',
    intro: 'Andika nambari iliyo kwenye vocha yako au kwenye SMS yetu.',
    submit: 'Tumia vocha',
  },
  left: {
    heading: 'Salio langu',
    online: 'Kifaa hiki kiko mtandaoni.',
    offline: 'Kifaa hiki hakiko mtandaoni.',
    nothing: 'Hatuoni vocha kwenye kifaa hiki. Ukiwa na nambari, iweke ili uone salio.',
    statuses: {
      unused: 'Vocha yako bado haijatumika.',
      active: 'Vocha yako inatumika.',
      used: 'Vocha yako imeisha.',
      expired: 'Muda wa vocha yako umepita.',
      revoked: 'Vocha yako imefutwa. Tafadhali muulize mwenye Wi-Fi.',
    },
    time: 'Muda uliobaki',
    data: 'Data iliyobaki',
    leftOf: '{left} kati ya {total}',
    buy: 'Nunua tena',
    refresh: 'Onyesha upya',
  },
  claim: {
    heading: 'Nimelipa',
    intro:
      'Ikiwa pesa zimetoka na nambari haijafika, tupe nambari ya M-Pesa. Tutatafuta malipo yako.',
    submit: 'Tafuta malipo yangu',
  },
  help: {
    heading: 'Msaada',
    questions: [
      {
        question: 'Ninalipaje?',
        answer: 'Chagua kifurushi, weka nambari yako ya M-Pesa, kisha weka PIN kwenye simu yako.',
      },
      {
        question: 'Nimelipa na sijapata nambari.',
        answer: 'Subiri dakika moja, fungua “Nimelipa” na uweke nambari ya ujumbe wa M-Pesa.',
      },
      {
        question: 'Nimekatika. Je, nilipe tena?',
        answer: 'Hapana. Weka nambari ile ile ya vocha; hufanya kazi hadi muda au data iishe.',
      },
      {
        question: 'Je, PIN yangu iko salama?',
        answer: 'Ndiyo. Unaiweka kwenye ombi la M-Pesa katika simu yako tu, kamwe si hapa.',
      },
    ],
    contact: 'Bado una shida? Tafadhali uliza kaunta.',
    contactPhone: 'Bado una shida? Piga {phone}.',
  },
  terms: {
    heading: 'Masharti',
    consent: 'Ukiendelea unakubali masharti yetu.',
    none: 'Hakuna masharti maalum hapa.',
  },
  trouble: {
    heading: 'Wi-Fi haikukubali kuingia',
    steps:
      'Msimbo wako na pesa zako ziko salama. Zima Wi-Fi ya simu yako na uiwashe tena, kisha fungua ukurasa huu.',
    reference: 'Waambie nambari hii ya kumbukumbu: {reference}',
  },
  missing: {
    purchase: {
      heading: 'Ununuzi haupatikani',
      message: 'Hatuujui ununuzi huu. Ikiwa pesa zimetoka, fungua “Nimelipa”.',
    },
    fault: {
      heading: 'Kuna hitilafu kwetu',
      message: 'Kosa ni letu na pesa zako ziko salama. Tafadhali jaribu tena baada ya dakika moja.',
    },
  },
  errorTitle: 'Haikufaulu',
  errors: {
    provider_unknown: 'Njia hii ya kulipa haipo hapa tena.',
    gift_phone_invalid:
      'Hii si namba tunayoweza kuitumia SMS. Iandike kama 0712 345 678, au acha wazi.',
    count_invalid: 'Chagua vifaa 2 hadi 10.',
    coupon_refused: 'Kuponi hii haifai kwa mpango huu, au muda wake umeisha.',
    credit_unproven: 'Hatuoni salio la ujumbe huu na namba hii, au ni chini ya bei.',
    top_up_refused:
      'Mpango huu hauwezi kuongezwa kwenye msimbo wako. Chagua mpango uliokuwa nao, au nunua msimbo mpya.',
    device_unknown: 'Jiunge na Wi-Fi kwanza, kisha fungua ukurasa huu tena.',
    trial_off: 'Kwa sasa hakuna jaribio la bure hapa.',
    trial_used: 'Simu hii au namba hii imeshapata jaribio la bure.',
    code_paused: 'Msimbo huu umesimamishwa. Bonyeza “Endelea sasa” kuutumia tena.',
    code_elsewhere: 'Msimbo huu ni wa mahali pengine.',
    code_closed: 'Msimbo huu hauwezi kutumika wakati huu. Rudi katika saa zake.',
    pause_refused: 'Msimbo huu hauwezi kusimamishwa sasa.',
    too_many_resends: 'Umejaribu mara nyingi mno. Subiri dakika chache, kisha ujaribu tena.',
    tv_code_unknown: 'Hatuujui msimbo huu wa TV. Angalia TV tena; huenda ina mpya.',
    plan_elsewhere: 'Kifurushi hiki hakiuzwi hapa. Tafadhali chagua kingine.',
    plan_unknown: 'Kifurushi hiki hakiuzwi tena. Tafadhali chagua kingine.',
    phone_invalid: 'Hii si nambari ya Safaricom tunayoweza kutumia. Iandike hivi: 0712 345 678.',
    too_many_prompts: 'Maombi ya malipo yamezidi. Subiri dakika chache, kisha ujaribu tena.',
    purchase_pending: 'Ombi la malipo tayari limetumwa kwa nambari hii. Angalia simu hiyo.',
    phone_blocked: 'Namba hii haiwezi kununua hapa kwa sasa. Tafadhali uliza kaunta.',
    provider_down: 'M-Pesa haipatikani kwa sasa. Hujatozwa chochote. Jaribu tena au tumia vocha.',
    code_invalid: 'Nambari hii ina kosa la kuandika. Ilinganishe na vocha yako na ujaribu tena.',
    code_unknown: 'Hatuijui nambari hii. Ilinganishe na vocha yako na ujaribu tena.',
    code_used: 'Vocha hii imeisha.',
    code_expired: 'Muda wa vocha hii umepita.',
    code_revoked: 'Vocha hii imefutwa. Tafadhali muulize mwenye Wi-Fi.',
    device_limit: 'Vocha hii inatumika kwenye kifaa kingine. Toka huko kwanza, kisha ujaribu tena.',
    too_many_claims: 'Umejaribu mara nyingi. Subiri dakika kumi, au muulize mwenye Wi-Fi.',
    too_many_guesses: 'Nambari zisizo sahihi zimezidi. Subiri dakika chache, kisha ujaribu tena.',
    receipt_unknown: 'Bado hatujayapata malipo haya. Subiri dakika moja na ujaribu tena.',
    receipt_invalid: 'Hii si nambari ya M-Pesa. Ina herufi 10, kwa mfano SJ12ABC3DE.',
    retry_too_early: 'Ombi limetumwa sasa hivi. Tafadhali subiri kidogo kabla ya lingine.',
  },
  router: {
    already_online: {
      heading: 'Nambari hii tayari iko mtandaoni',
      message: 'Inatumika kwenye kifaa kingine. Toka huko, au subiri dakika mbili na ujaribu tena.',
    },
    not_accepted: {
      heading: 'Nambari haikukubaliwa',
      message: 'Ilinganishe na vocha yako au SMS yetu na uiweke tena.',
    },
    used_up: {
      heading: 'Vocha hii imeisha',
      message: 'Muda au data yake imeisha, au siku zake zimepita. Unaweza kununua nyingine hapa.',
    },
    no_answer: {
      heading: 'Wi-Fi ina shughuli nyingi',
      message: 'Kifaa cha Wi-Fi hakikupata jibu kwa wakati. Subiri kidogo na uweke nambari tena.',
    },
    other: {
      heading: 'Bado hujaunganishwa',
      message: 'Kifaa cha Wi-Fi hakikukuruhusu. Weka nambari yako tena, au omba msaada.',
    },
  },
};
