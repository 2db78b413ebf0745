import type { stock as english } from './en-stock.ts';

/** Kiswahili: kadi zilizo mikononi mwa wauzaji. */
export const stock: typeof english = {
  tab: 'Mkononi',
  own: 'Kadi zako',
  ownEmpty:
    'Huna kadi. Mwenye biashara au meneja anakupa baadhi ya fungu; kisha unaziuza hapa na kurudisha zilizobaki.',
  all: 'Kadi za kila mtu',
  allEmpty:
    'Hakuna mwenye kadi bado. Fungua fungu na ukabidhi baadhi: hapo mashine inajua nani aliuza kadi gani, na lini.',
  holder: 'Aliye nayo',
  left: 'Zilizobaki',
  sold: 'Zilizouzwa',
  usedUnsold: 'Zimetumika, hazijaandikwa',
  usedUnsoldHint:
    'Kadi ambazo wateja wanatumia ingawa hakuna aliyeandika mauzo: aliyekuwa nazo anadaiwa bei yake.',
  price: 'Bei',
  handed: 'Zilikabidhiwa',
  sell: 'Uza kadi',
  sellHint: 'Pokea pesa, kisha andika msimbo ulio kwenye kadi, au herufi zake tatu za mwisho tu.',
  card: 'Msimbo wa kadi, au mwisho wake',
  sellAction: 'Pokea pesa',
  soldCard: (code, price) => `${code} imeuzwa kwa ${price}. Iko kwenye droo yako.`,
  giveBack: 'Rudisha',
  giveBackOf: (label) => `Rudisha: ${label}`,
  giveBackTitle: 'Urudishe kadi ambazo hazijauzwa?',
  giveBackText: (count) => `Kadi ${count} zinarudi. Kabidhi karatasi pia.`,
  gaveBack: (count) => `Kadi ${count} zimerudi.`,
  takeBack: 'Chukua tena',
  takeBackOf: (holder, label) => `Chukua tena kutoka kwa ${holder}: ${label}`,
  handOver: 'Mkabidhi muuzaji',
  handOverHint:
    'Anawajibika kwa kadi hizi hadi ziuzwe au zirudishwe. Za kwanza kwenye karatasi hutangulia.',
  attendant: 'Muuzaji',
  nobody: 'Hakuna mwingine anayeuza. Ongeza mtu chini ya Wafanyakazi.',
  count: 'Ngapi',
  countHint: 'Wazi: zote ambazo hazijatumika na haziko mikononi mwa mtu.',
  countWrong: 'Namba kamili kuanzia 1, au wazi.',
  handOverAction: 'Kabidhi',
  handedOver: (count) => `Kadi ${count} zimekabidhiwa.`,
  attendants: 'Kwa kila muuzaji',
  cash: 'Pesa iliyopokelewa',
  inHand: 'Kadi mkononi',
};
