import { swWays } from './sw-ways.ts';
import type { SplashText } from './types.ts';

export const swJourneys: SplashText['journeys'] = {
  ways: swWays,
  other: {
    link: 'Nunulia simu nyingine',
    heading: 'Nunulia simu nyingine',
    steps: [
      'Tunatuma ombi la malipo kwa namba iliyo juu.',
      'Msimbo unaonekana hapa. Uandike kwenye simu nyingine.',
    ],
    paid: 'Andika msimbo huu kwenye simu nyingine. Simu hii haijaunganishwa.',
  },
  lost: {
    link: 'Nimepoteza msimbo wangu',
    heading: 'Umepoteza msimbo?',
    intro: 'Andika namba iliyolipa. Kama ina msimbo unaofanya kazi bado, tunautuma huko kwa SMS.',
    submit: 'Tuma tena',
    done: {
      heading: 'Angalia SMS zako',
      message:
        'Kama namba hii ina msimbo unaofanya kazi bado, uko njiani. Inaweza kuchukua dakika moja.',
    },
  },
  history: {
    link: 'Nilichonunua hapa',
    heading: 'Vilivyonunuliwa kwa kifaa hiki',
    none: 'Hatuoni ununuzi wowote kwa kifaa hiki.',
    states: {
      open: 'Haijakamilika',
      paid: 'Imelipwa',
      failed: 'Haijalipwa',
      suspense: 'Iko kwa mmiliki',
      reversed: 'Imerudishwa',
    },
  },
  logout: {
    submit: 'Toka mtandaoni',
    done: {
      heading: 'Umetoka mtandaoni',
      message: 'Kilichobaki kwenye msimbo wako ni chako. Andika msimbo kurudi.',
    },
    unknown: {
      heading: 'Hatukuweza kukutoa',
      message: 'Zima Wi-Fi kisha uiwashe. Baada ya dakika chache rauta itakutoa yenyewe.',
    },
    atRouter: 'Toka kwenye rauta',
  },
  tv: {
    link: 'Hii ni TV au koni ya michezo',
    heading: 'Unganisha TV hii',
    steps: [
      'Kwenye simu yako, fungua ukurasa huu wa Wi-Fi na uchague “Unganisha TV”.',
      'Andika msimbo ulio chini pamoja na vocha yako.',
      'Skrini hii itaunganishwa yenyewe.',
    ],
    codeLabel: 'Msimbo wa TV hii',
    codeNote: 'Inafanya kazi kwa dakika 10.',
    check: 'Angalia sasa',
    new: 'Msimbo mpya',
  },
  pair: {
    link: 'Unganisha TV',
    heading: 'Unganisha TV au koni',
    intro:
      'TV inaonyesha msimbo wa herufi 6. Uandike hapa pamoja na vocha yako. TV itatumia nafasi ya kifaa kimoja.',
    submit: 'Unganisha TV',
    done: {
      heading: 'TV inaunganishwa sasa',
      message: 'Angalia TV: itaingia mtandaoni yenyewe baada ya sekunde chache.',
    },
    field: {
      label: 'Msimbo ulio kwenye TV',
      hint: 'Herufi na tarakimu 6.',
    },
  },
  byHand: {
    heading: 'Lipa mwenyewe',
    paybill: [
      'M-Pesa → Lipa na M-Pesa → Pay Bill.',
      'Namba ya biashara: {number}. Akaunti: {reference}.',
      'Kiasi: {price}.',
    ],
    till: [
      'M-Pesa → Lipa na M-Pesa → Buy Goods.',
      'Namba ya till: {number}.',
      'Kiasi: {price}, kutoka namba iliyo juu.',
    ],
    note: 'Msimbo wako utakuja hapa na kwa SMS baada ya dakika chache.',
  },
  now: {
    slowed: 'Kasi imepunguzwa: matumizi ya haki yamefikiwa',
    closes: 'Inaweza kutumika hadi {moment}',
    opens: 'Itafanya kazi tena {moment}',
    paused: 'Imesimamishwa hadi {moment}',
    label: 'Sasa',
  },
  own: {
    pause: 'Simamisha muda wangu',
    pauseNote: 'Kifaa chako kitatoka mtandaoni. Andika msimbo kuendelea.',
    paused: {
      heading: 'Imesimamishwa',
      message:
        'Hakuna kinachopungua kwa sasa, ila mwisho uliowekwa hausogei. Andika msimbo kuendelea.',
    },
    resume: 'Endelea sasa',
    replace: 'Tumia hapa, toa kifaa changu cha zamani',
  },
};
