import type { codesImport as english } from './en-import.ts';

/** Kiswahili: misimbo iliyochapishwa kwingine. */
export const codesImport: typeof english = {
  title: 'Misimbo kutoka faili',
  link: 'Leta misimbo',
  intro:
    'Kwa kadi zilizochapishwa kwingine au zilizouzwa na mfumo mwingine. Faili ni CSV yenye safu “code” na, ukipenda, “label”. Misimbo yote huchukuliwa au hakuna hata mmoja.',
  file: 'Faili lenye misimbo',
  fileHint: 'Mistari 25,000 zaidi. Ihifadhi kutoka jedwali kama CSV.',
  fileMissing: 'Chagua faili.',
  fileLarge: 'Faili hili linazidi MB 4. Ligawe.',
  labelHint: 'Kwa mistari isiyo na jina lake.',
  allowWeak: 'Chukua misimbo dhaifu hata hivyo',
  allowWeakHint:
    'Anayejaribu chache kati yake huingia bila kulipa. Afadhali: ziuze ziishe, kisha uchapishe kadi mpya.',
  odds: (count, length) => `Misimbo ${count} yenye herufi ${length} ndiyo rahisi zaidi kukisia.`,
  oddsKept: (count) => `${count} kati yake tayari iko kwenye mashine.`,
  oddsOneIn: (oneIn) =>
    `Anayekisia mwaka mzima bila kupumzika anapata mmoja kwa nafasi ya 1 kati ya ${oneIn}.`,
  oddsDays: (days) => `Anayekisia bila kupumzika anapata mmoja baada ya siku ${days} hivi.`,
  oddsToday: 'Anayekisia bila kupumzika anapata mmoja siku ya kwanza.',
  oddsWeak: 'Ni mapema mno: ingiza michache, iuze haraka, na uchapishe kadi mpya za misimbo yetu.',
  action: 'Angalia na ulete',
  refused: (count, one) =>
    one
      ? 'Hakuna kilicholetwa: mstari mmoja si sahihi.'
      : `Hakuna kilicholetwa: mistari ${count} si sahihi.`,
  more: (count) => `na mingine ${count}`,
  line: (line) => `Mstari ${line}`,
  onlyWeak: 'Hizi ni dhaifu, lakini zinaweza kuchukuliwa ukisema hivyo hapa chini.',
  done: (count, one) => (one ? 'Msimbo mmoja umeletwa.' : `Misimbo ${count} imeletwa.`),
  problems: {
    empty: () => 'hakuna msimbo',
    symbols: () => 'ina alama zisizo herufi wala tarakimu',
    short: () => 'fupi kuliko herufi sita',
    long: () => 'ndefu kuliko herufi ishirini',
    mistyped: () =>
      'una herufi kumi kama misimbo yetu, lakini umekosewa (misimbo ya mifumo mingine yenye herufi kumi haiwezi kutofautishwa)',
    mac: () => 'inafanana na anwani ya MAC ya kifaa',
    twice: (other) => `sawa na iliyo mstari ${other}`,
    known: () => 'msimbo huu tayari uko kwenye mashine',
    digits: () => 'dhaifu: tarakimu tupu chini ya kumi',
    same: () => 'dhaifu: herufi moja au mbili tu tofauti',
    run: () => 'dhaifu: herufi zinazofuatana, kama 12345678',
    counts_up: (other) =>
      `dhaifu: inaendelea kutoka mstari ${other}, mwenye kadi moja anajua inayofuata`,
  },
};
