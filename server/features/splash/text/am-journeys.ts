import { amWays } from './am-ways.ts';
import type { SplashText } from './types.ts';

export const amJourneys: SplashText['journeys'] = {
  ways: amWays,
  other: {
    link: 'ለሌላ ስልክ ግዛ',
    heading: 'ለሌላ ስልክ ግዛ',
    steps: ['የክፍያ ጥያቄውን ከላይ ወዳለው ቁጥር እንልካለን።', 'ኮዱ እዚህ ይታያል። በሌላው ስልክ ላይ ይጻፉት።'],
    paid: 'ይህን ኮድ በሌላው ስልክ ላይ ይጻፉ። ይህ ስልክ አልተገናኘም።',
  },
  lost: {
    link: 'ኮዴ ጠፋብኝ',
    heading: 'ኮድዎ ጠፋ?',
    intro: 'የከፈለውን ቁጥር ይጻፉ። አሁንም የሚሰራ ኮድ ካለው በSMS እንልካለን።',
    submit: 'እንደገና ላክ',
    done: {
      heading: 'SMSዎን ይመልከቱ',
      message: 'ይህ ቁጥር የሚሰራ ኮድ ካለው እየመጣ ነው። አንድ ደቂቃ ሊወስድ ይችላል።',
    },
  },
  history: {
    link: 'እዚህ የገዛሁት',
    heading: 'በዚህ መሣሪያ የተገዙ',
    none: 'በዚህ መሣሪያ ምንም ግዢ አናውቅም።',
    states: {
      open: 'አልተጠናቀቀም',
      paid: 'ተከፍሏል',
      failed: 'አልተከፈለም',
      suspense: 'ከባለቤቱ ጋር',
      reversed: 'ተመልሷል',
    },
  },
  logout: {
    submit: 'ውጣ',
    done: {
      heading: 'ወጥተዋል',
      message: 'በኮድዎ ላይ የቀረው የእርስዎ ነው። ለመመለስ ኮዱን ያስገቡ።',
    },
    unknown: {
      heading: 'ማስወጣት አልቻልንም',
      message: 'Wi-Fi አጥፍተው ያብሩ። ከጥቂት ደቂቃ በኋላ ራውተሩ ራሱ ያስወጣዎታል።',
    },
    atRouter: 'በራውተሩ ውጣ',
  },
  tv: {
    link: 'ይህ ቲቪ ወይም ኮንሶል ነው',
    heading: 'ይህን ቲቪ ያገናኙ',
    steps: [
      'በስልክዎ ይህን የWi-Fi ገጽ ከፍተው “ቲቪ አገናኝ” ይምረጡ።',
      'ከታች ያለውን ኮድና ቫውቸርዎን እዚያ ይጻፉ።',
      'ይህ ስክሪን በራሱ ይገናኛል።',
    ],
    codeLabel: 'የዚህ ቲቪ ኮድ',
    codeNote: 'ለ10 ደቂቃ ይሰራል።',
    check: 'አሁን አረጋግጥ',
    new: 'አዲስ ኮድ',
  },
  pair: {
    link: 'ቲቪ አገናኝ',
    heading: 'ቲቪ ወይም ኮንሶል አገናኝ',
    intro: 'ቲቪው 6 ምልክት ያለው ኮድ ያሳያል። ከቫውቸርዎ ጋር እዚህ ይጻፉት። ቲቪው እንደ አንድ መሣሪያ ይቆጠራል።',
    submit: 'ቲቪውን አገናኝ',
    done: {
      heading: 'ቲቪው አሁን ይገናኛል',
      message: 'ቲቪውን ይመልከቱ፤ በጥቂት ሰከንድ በራሱ ይገናኛል።',
    },
    field: {
      label: 'በቲቪው ላይ ያለው ኮድ',
      hint: '6 ፊደሎችና ቁጥሮች።',
    },
  },
  byHand: {
    heading: 'በእጅ ይክፈሉ',
    paybill: [
      'M-Pesa → Lipa na M-Pesa → Pay Bill።',
      'የንግድ ቁጥር፦ {number}። መለያ፦ {reference}።',
      'መጠን፦ {price}።',
    ],
    till: [
      'M-Pesa → Lipa na M-Pesa → Buy Goods።',
      'የTill ቁጥር፦ {number}።',
      'መጠን፦ {price}፣ ከላይ ካለው ቁጥር።',
    ],
    note: 'ኮድዎ በጥቂት ደቂቃ ውስጥ እዚህና በSMS ይመጣል።',
  },
  now: {
    slowed: 'አሁን ቀርፏል፦ የፍትሃዊ አጠቃቀም ገደብ ደርሷል',
    closes: 'እስከ {moment}',
    opens: 'ከ{moment} ጀምሮ ይሰራል',
    paused: 'እስከ {moment} ቆሟል',
    label: 'አሁን',
  },
  own: {
    pause: 'ጊዜዬን አቁም',
    pauseNote: 'መሣሪያዎ ከመስመር ይወጣል። ለመቀጠል ኮዱን ያስገቡ።',
    paused: {
      heading: 'ቆሟል',
      message: 'እስከዚያው ምንም አይቀንስም፤ የተወሰነ ማብቂያ ግን አይንቀሳቀስም። ለመቀጠል ኮዱን ያስገቡ።',
    },
    resume: 'አሁን ቀጥል',
    replace: 'እዚህ ተጠቀም፣ የቆየውን መሣሪያ አስወጣ',
  },
};
