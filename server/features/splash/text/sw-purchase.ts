import type { SplashText } from './types.ts';

export const swPurchase: SplashText['purchase'] = {
  states: {
    waiting: { heading: 'Angalia simu yako', message: 'M-Pesa inakuomba PIN yako.' },
    late: {
      heading: 'Tunasubiri M-Pesa',
      message:
        'M-Pesa bado haijajibu. Pesa zako ziko salama; nambari yako itaonekana hapa na kuja kwa SMS.',
    },
    unknown: {
      heading: 'Tunasubiri M-Pesa',
      message:
        'M-Pesa bado haijatuambia. Ikiwa umelipa, pesa zako ziko salama na nambari yako itaonekana hapa na kuja kwa SMS.',
    },
    paid: { heading: 'Umelipa. Asante!', message: 'Bonyeza Unganisha ili uingie mtandaoni.' },
    stale: {
      heading: 'M-Pesa haikujibu',
      message:
        'M-Pesa haikutuambia chochote kuhusu malipo haya. Ikiwa pesa zimetoka, weka nambari ya M-Pesa nasi tutayatafuta.',
    },
    suspense: {
      heading: 'Tumepokea pesa zako',
      message:
        'Kiasi hakilingani na kifurushi hiki. Mwenye Wi-Fi atarekebisha; hakuna kinachopotea.',
    },
    reversed: {
      heading: 'Pesa zimerudishwa',
      message: 'Malipo haya yamerudishwa na M-Pesa, kwa hiyo nambari yake haifanyi kazi tena.',
    },
  },
  sending: { heading: 'Tunaita M-Pesa', message: 'Ombi liko njiani kuja kwenye simu yako.' },
  queued: {
    heading: 'M-Pesa: subiri kidogo',
    message:
      'M-Pesa bado haiwezi kupokea ombi jingine kwa nambari hii. Ombi lako litatumwa lenyewe.',
  },
  queueCountdown: { template: 'Litatumwa baada ya sekunde {seconds}.', done: 'Linatumwa sasa.' },
  failed: {
    cancelled: {
      heading: 'Ombi lilighairiwa',
      message: 'Hujatozwa chochote. Unaweza kujaribu tena wakati wowote.',
    },
    wrong_pin: {
      heading: 'PIN haikuwa sahihi',
      message: 'Hujatozwa chochote. Jaribu tena na uweke PIN yako ya M-Pesa kwa makini.',
    },
    insufficient_funds: {
      heading: 'Pesa hazitoshi kwenye M-Pesa',
      message:
        'Hujatozwa chochote. Ongeza pesa M-Pesa na ujaribu tena, au chagua kifurushi kidogo.',
    },
    limits: {
      heading: 'Umefika kikomo cha M-Pesa',
      message: 'Hujatozwa chochote. Kikomo chako cha M-Pesa hakiruhusu kiasi hiki leo.',
    },
    busy: {
      heading: 'M-Pesa ina shughuli nyingi',
      message: 'Hujatozwa chochote. Subiri dakika mbili, kisha ujaribu tena.',
    },
    session_open: {
      heading: 'M-Pesa imefunguliwa kwenye simu yako',
      message: 'Hujatozwa chochote. Funga menyu nyingine ya M-Pesa, subiri dakika moja na ujaribu.',
    },
    expired: {
      heading: 'Muda umekwisha',
      message: 'PIN haikuja kwa wakati na hujatozwa chochote. Unaweza kujaribu tena.',
    },
    not_prompted: {
      heading: 'Ombi halikufika kwenye simu yako',
      message: 'Hujatozwa chochote. Tafadhali jaribu tena.',
    },
    unreachable: {
      heading: 'Simu yako haikupatikana',
      message: 'Hujatozwa chochote. Hakikisha imewashwa na ina mtandao, kisha ujaribu tena.',
    },
    operator_fault: {
      heading: 'Hatuwezi kupokea M-Pesa kwa sasa',
      message: 'Hujatozwa chochote. Kosa ni letu: mwambie mwenye Wi-Fi au tumia vocha.',
    },
    rejected: {
      heading: 'M-Pesa imekataa ombi',
      message: 'Hujatozwa chochote. Hakikisha nambari ni sahihi na ujaribu tena.',
    },
    no_answer: {
      heading: 'M-Pesa haikujibu',
      message: 'Jaribu tena baada ya dakika moja. Ikiwa pesa zimetoka, fungua “Nimelipa”.',
    },
    other: {
      heading: 'Malipo hayakufaulu',
      message: 'M-Pesa imekataa malipo haya. Unaweza kujaribu tena.',
    },
  },
  steps: [
    'Angalia simu {phone}.',
    'Hakikisha kiasi: {price}.',
    'Weka PIN yako ya M-Pesa na utume.',
    'Rudi hapa. Nambari yako itaonekana yenyewe.',
  ],
  countdown: 'Ombi litabaki wazi kwa takriban sekunde {seconds}.',
  countdownDone: 'Bado tunasubiri jibu la M-Pesa…',
  check: 'Angalia sasa',
  retry: 'Tuma ombi tena',
  retryNote: 'Linaenda kwa nambari ile ile.',
  retryUnknownNote: 'Ikiwa tu ombi halikufika kwenye simu yako na hukuweka PIN.',
  retryWait: 'Unaweza kujaribu tena baada ya sekunde {seconds}.',
  retryReady: 'Unaweza kujaribu tena sasa.',
  otherNumber: 'Tumia nambari nyingine',
  otherPlan: 'Chagua kifurushi kingine',
  useVoucher: 'Tumia vocha',
  claim: 'Nimelipa',
};
