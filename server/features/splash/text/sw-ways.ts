import type { WaysText } from './ways.ts';

export const swWays: WaysText = {
  gift: {
    label: 'Namba itakayopata msimbo',
    hint: 'Kwa SMS. Acha wazi ili msimbo uende kwa namba inayolipa.',
  },
  several: {
    link: 'Kwa vifaa kadhaa',
    heading: 'Kwa vifaa kadhaa',
    steps: [
      'Unalipa bei mara moja kwa kila kifaa.',
      'Vifaa vyote vinatumia msimbo mmoja.',
      'Muda na data vinagawanywa kati yake.',
    ],
    field: { label: 'Vifaa vingapi', hint: '2 hadi 10' },
  },
  coupon: {
    link: 'Nina kuponi',
    heading: 'Lipa kidogo kwa kuponi',
    steps: [
      'Tunapunguza bei kwa kuponi.',
      'Simu yako inaonyesha bei iliyopunguzwa kabla hujaweka PIN.',
    ],
    field: { label: 'Kuponi', hint: 'Kama mmiliki alivyoiandika.' },
    before: 'Bila kuponi',
  },
  credit: {
    link: 'Tumia salio langu',
    heading: 'Tumia salio lako',
    steps: [
      'Salio ni pesa yako tunayokuwekea, kwa mfano ulipolipa zaidi.',
      'Ujumbe wowote wa M-Pesa wa malipo ya hapa unaonyesha kuwa namba ni yako.',
    ],
    submit: 'Tumia salio langu',
  },
  topUp: {
    link: 'Ongeza kwenye msimbo wangu',
    heading: 'Ongeza kwenye msimbo wako',
    intro: 'Unachonunua kinaongezwa kwenye msimbo ulio nao. Chagua mpango uliokuwa nao.',
    steps: ['Tunatuma ombi la malipo kwa namba hii.', 'Msimbo wako unaendelea, huandiki kitu.'],
    onto: 'Itaongezwa kwenye msimbo {code} wa kifaa hiki.',
    paid: 'Imeongezwa kwenye msimbo wako {code}. Unaweza kuendelea.',
    label: 'Imeongezwa kwenye',
  },
  trial: {
    link: 'Jaribu bure',
    heading: 'Jaribu bure',
    intro: 'Mara moja kwa kila simu. Andika namba yako: msimbo unakuja kwa SMS.',
    submit: 'Nitumie msimbo',
    done: { heading: 'Angalia SMS zako', message: 'Msimbo wako wa bure uko njiani.' },
  },
  trust: {
    heading: 'M-Pesa haiwezi kuulizwa sasa',
    message: 'Kwa sasa chukua dakika {minutes}. Msimbo wako utakuja kwa SMS M-Pesa ikijibu.',
  },
  story: {
    heading: 'Kilichotokea',
    asked: 'Ombi limetumwa kwa simu',
    money: 'Pesa imefika',
    code: 'Msimbo umetengenezwa',
    sms: 'Msimbo umetumwa kwa SMS',
    sent_back: 'Pesa imerudishwa',
  },
};
