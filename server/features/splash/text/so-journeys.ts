import { soWays } from './so-ways.ts';
import type { SplashText } from './types.ts';

export const soJourneys: SplashText['journeys'] = {
  ways: soWays,
  other: {
    link: 'U iibso taleefan kale',
    heading: 'U iibso taleefan kale',
    steps: [
      'Codsiga lacagta waxaan u diraynaa lambarka kore.',
      'Koodku halkan buu ka soo muuqanayaa. Ku qor taleefanka kale.',
    ],
    paid: 'Koodkan ku qor taleefanka kale. Taleefankan kuma xirna.',
  },
  lost: {
    link: 'Koodkii waa iga lumay',
    heading: 'Koodkii ma lumay?',
    intro:
      'Qor lambarkii bixiyay. Haddii uu leeyahay kood weli shaqaynaya, SMS ayaan ugu diraynaa.',
    submit: 'Mar kale dir',
    done: {
      heading: 'Eeg SMS-kaaga',
      message:
        'Haddii lambarkani leeyahay kood weli shaqaynaya, waa soo socdaa. Daqiiqad bay qaadan kartaa.',
    },
  },
  history: {
    link: 'Wixii aan halkan ka iibsaday',
    heading: 'Lagu iibsaday qalabkan',
    none: 'Wax iib ah kama hayno qalabkan.',
    states: {
      open: 'Ma dhammaan',
      paid: 'Waa la bixiyay',
      failed: 'Lama bixin',
      suspense: 'Milkiilaha ayaa haya',
      reversed: 'Waa la celiyay',
    },
  },
  logout: {
    submit: 'Ka bax',
    done: {
      heading: 'Waad ka baxday',
      message: 'Wixii koodka kuugu haray waa kaaga. Geli koodka si aad u soo noqoto.',
    },
    unknown: {
      heading: 'Kuma saari karin',
      message: 'Dami Wi-Fi-ga kadibna shid. Daqiiqado kadib router-ka ayaa kaa saaraya.',
    },
    atRouter: 'Ka bax router-ka',
  },
  tv: {
    link: 'Kani waa TV ama console',
    heading: 'Ku xir TV-gan',
    steps: [
      'Taleefankaaga ka fur boggan Wi-Fi oo dooro “Ku xir TV”.',
      'Halkaas ku qor koodka hoose iyo foojarkaaga.',
      'Shaashaddan iskeed bay u xirmaysaa.',
    ],
    codeLabel: 'Koodka TV-gan',
    codeNote: 'Wuxuu shaqaynayaa 10 daqiiqo.',
    check: 'Hadda hubi',
    new: 'Kood cusub',
  },
  pair: {
    link: 'Ku xir TV',
    heading: 'Ku xir TV ama console',
    intro:
      'TV-gu wuxuu muujinayaa kood 6 xaraf ah. Halkan ku qor adigoo raacinaya foojarkaaga. TV-gu waa hal qalab.',
    submit: 'Ku xir TV-ga',
    done: {
      heading: 'TV-gu hadda wuu xirmayaa',
      message: 'Eeg TV-ga: ilbiriqsiyo gudahood ayuu iskii u xirmayaa.',
    },
    field: {
      label: 'Koodka TV-ga ka muuqda',
      hint: '6 xaraf iyo tiro.',
    },
  },
  byHand: {
    heading: 'Gacanta ku bixi',
    paybill: [
      'M-Pesa → Lipa na M-Pesa → Pay Bill.',
      'Lambarka ganacsiga: {number}. Akoon: {reference}.',
      'Lacagta: {price}.',
    ],
    till: [
      'M-Pesa → Lipa na M-Pesa → Buy Goods.',
      'Lambarka till: {number}.',
      'Lacagta: {price}, ka dir lambarka kore.',
    ],
    note: 'Koodkaagu halkan iyo SMS ayuu ku imanayaa daqiiqado gudahood.',
  },
  now: {
    slowed: 'Hadda waa gaabis: xadka isticmaalka ayaa la gaaray',
    closes: 'Ilaa {moment}',
    opens: 'Wuxuu mar kale shaqaynayaa {moment}',
    paused: 'Waa hakad ilaa {moment}',
    label: 'Hadda',
  },
  own: {
    pause: 'Hakad geli waqtigayga',
    pauseNote: 'Qalabkaagu wuu go’ayaa. Geli koodka si aad u sii waddo.',
    paused: {
      heading: 'Waa hakad',
      message:
        'Waxba ma dhammaanayaan, laakiin dhammaadka go’an ma dhaqaaqo. Geli koodka si aad u sii waddo.',
    },
    resume: 'Hadda sii wad',
    replace: 'Halkan ku isticmaal, ka saar qalabkii hore',
  },
};
