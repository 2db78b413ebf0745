import type { WaysText } from './ways.ts';

export const swWays: WaysText = {
  gift: {
    label: 'Namba itakayopata kodi',
    hint: 'Kwa SMS. Acha wazi ili kodi iende kwa namba inayolipa.',
  },
  several: {
    link: 'Kwa vifaa kadhaa',
    heading: 'Kwa vifaa kadhaa',
    steps: [
      'Unalipa bei mara moja kwa kila kifaa.',
      'Vifaa vyote vinatumia kodi moja.',
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
    link: 'Ongeza kwenye kodi yangu',
    heading: 'Ongeza kwenye kodi yako',
    intro: 'Unachonunua kinaongezwa kwenye kodi uliyo nayo. Chagua mpango uliokuwa nao.',
    steps: ['Tunatuma ombi la malipo kwa namba hii.', 'Kodi yako inaendelea, huandiki kitu.'],
    onto: 'Itaongezwa kwenye kodi {code} ya kifaa hiki.',
    paid: 'Imeongezwa kwenye kodi yako {code}. Unaweza kuendelea.',
    label: 'Imeongezwa kwenye',
  },
  trial: {
    link: 'Jaribu bure',
    heading: 'Jaribu bure',
    intro: 'Mara moja kwa kila simu. Andika namba yako: kodi inakuja kwa SMS.',
    submit: 'Nitumie kodi',
    done: { heading: 'Angalia SMS zako', message: 'Kodi yako ya bure iko njiani.' },
  },
  trust: {
    heading: 'M-Pesa haiwezi kuulizwa sasa',
    message: 'Kwa sasa chukua dakika {minutes}. Kodi yako itakuja kwa SMS M-Pesa ikijibu.',
  },
  story: {
    heading: 'Kilichotokea',
    asked: 'Ombi limetumwa kwa simu',
    money: 'Pesa imefika',
    code: 'Kodi imetengenezwa',
    sms: 'Kodi imetumwa kwa SMS',
    sent_back: 'Pesa imerudishwa',
  },
};
