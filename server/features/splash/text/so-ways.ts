import type { WaysText } from './ways.ts';

export const soWays: WaysText = {
  gift: {
    label: 'Lambarka helaya koodhka',
    hint: 'SMS ahaan. Ka tag madhan si uu u aado lambarka bixinaya.',
  },
  several: {
    link: 'Dhowr qalab',
    heading: 'Dhowr qalab',
    steps: [
      'Qiimaha mar ayaad u bixisaa qalab kasta.',
      'Dhammaan qalabku isku koodh ayay isticmaalaan.',
      'Waqtiga iyo xogta way wadaagaan.',
    ],
    field: { label: 'Immisa qalab', hint: '2 ilaa 10' },
  },
  coupon: {
    link: 'Waxaan haystaa kuuboon',
    heading: 'Wax yar ku bixi kuuboon',
    steps: [
      'Kuuboonka waan ka jarnaa qiimaha.',
      'Taleefankaagu wuxuu tusaa qiimaha la dhimay ka hor PIN-ka.',
    ],
    field: { label: 'Kuuboon', hint: 'Sida milkiiluhu u qoray.' },
    before: 'Kuuboon la’aan',
  },
  credit: {
    link: 'Isticmaal haraagayga',
    heading: 'Isticmaal haraagaaga',
    steps: [
      'Haraagu waa lacagtaada aan kuu hayno, tusaale markaad wax dheeri ah bixisay.',
      'Fariin kasta oo M-Pesa ah oo lacag halkan lagu bixiyey waxay tustaa in lambarku kuu yahay.',
    ],
    submit: 'Isticmaal haraagayga',
  },
  topUp: {
    link: 'Ku dar koodhkayga',
    heading: 'Ku dar koodhkaaga',
    intro: 'Waxaad iibsato waxaa lagu daraa koodhka aad haysato. Dooro qorshihii aad lahayd.',
    steps: [
      'Lambarkan waxaan u dirnaa codsi lacag bixin.',
      'Koodhkaagu wuu sii socdaa, waxba ma qorayso.',
    ],
    onto: 'Waxaa lagu darayaa koodhka {code} ee qalabkan.',
    paid: 'Waxaa lagu daray koodhkaaga {code}. Waad sii wadi kartaa.',
    label: 'Lagu daray',
  },
  trial: {
    link: 'Bilaash tijaabi',
    heading: 'Bilaash tijaabi',
    intro: 'Hal mar taleefan kasta. Qor lambarkaaga: koodhku wuxuu ku imanayaa SMS.',
    submit: 'Ii soo dir koodhka',
    done: { heading: 'Eeg SMS-kaaga', message: 'Koodhkaaga bilaashka ah waa soo socdaa.' },
  },
  trust: {
    heading: 'M-Pesa hadda lama weydiin karo',
    message:
      'Inta ka horreysa waa kuwan {minutes} daqiiqo. Koodhkaagu SMS ayuu ku imanayaa marka M-Pesa jawaabto.',
  },
  story: {
    heading: 'Waxa dhacay',
    asked: 'Codsi ayaa loo diray taleefanka',
    money: 'Lacagtu way timid',
    code: 'Koodhka waa la sameeyey',
    sms: 'Koodhka SMS ayaa lagu diray',
    sent_back: 'Lacagta waa la celiyey',
  },
};
