import type { cards as english } from './en-cards.ts';

/** Kiswahili: kutafuta vocha moja, na yanayoipata. */
export const cards: typeof english = {
  searchTitle: 'Tafuta vocha',
  what: 'Msimbo, namba ya simu, anwani ya MAC, au jina la fungu',
  whatHint: 'Andika unachojua; herufi kubwa, nafasi na vistari si kitu.',
  search: 'Tafuta',
  as: {
    code: 'Imepatikana kwa msimbo wake',
    phone: 'Vocha za simu hii',
    mac: 'Vocha zilizotumika kwenye kifaa hiki',
    batch: 'Vocha za mafungu yenye jina hili',
  },
  nothing: {
    code: 'Msimbo huu haujulikani. Uangalie kisha ujaribu tena.',
    phone: 'Hakuna vocha iliyouzwa kwa simu hii. Je, ndiyo namba iliyolipa?',
    mac: 'Hakuna vocha iliyotumika kwenye kifaa hiki.',
    batch: 'Hakuna fungu lenye maneno haya. Msimbo una herufi na tarakimu kumi.',
  },
  soldBy: 'Muuzaji',
  splash: 'Ukurasa wa Wi-Fi',
  paidBy: 'Njia ya malipo',
  methods: { cash: 'Taslimu', daraja: 'M-Pesa', airtel: 'Airtel Money', credit: 'Salio' },
  soldAt: 'Iliuzwa',
  phone: 'Simu',
  batch: 'Fungu',
  noLabel: 'bila jina',
  devices: 'Vifaa',
  openIt: (code) => `Fungua ${code}`,
  voucher: 'Vocha',
  madeBy: 'Aliyechapisha',
  reveal: 'Onyesha msimbo',
  revealText: 'Kwamba umeiona kunaandikwa kwenye kumbukumbu.',
  replace: 'Badilisha vocha',
  replaceTitle: 'Ubadilishe vocha hii?',
  replaceText:
    'Kwa kadi iliyopotea au isiyosomeka. Msimbo wa zamani unaisha mara moja, hata kwa aliye mtandaoni; msimbo mpya unaendelea na kilichobaki.',
  replaceWhy: 'Kwa nini',
  replaceWhyHint: 'Kama “kadi imepotea”. Inabaki kwenye kumbukumbu.',
  replaceAction: 'Maliza ya zamani na utengeneze mpya',
  replaced: 'Msimbo mpya uko tayari. Wa zamani umeisha.',
  replacedTitle: 'Msimbo mpya',
};
