import type { SplashText } from './types.ts';

export const amPurchase: SplashText['purchase'] = {
  states: {
    waiting: { heading: 'ስልክዎን ይመልከቱ', message: 'M-Pesa ፒንዎን እየጠየቀ ነው።' },
    late: {
      heading: 'M-Pesaን እየጠበቅን ነው',
      message: 'M-Pesa ገና አልመለሰም። ገንዘብዎ ደህና ነው፤ ኮድዎ እዚህ ይታያል፤ በኤስኤምኤስም ይመጣል።',
    },
    unknown: {
      heading: 'M-Pesaን እየጠበቅን ነው',
      message: 'M-Pesa ገና አልነገረንም። ከከፈሉ ገንዘብዎ ደህና ነው፤ ኮድዎ እዚህ ይታያል፤ በኤስኤምኤስም ይመጣል።',
    },
    paid: { heading: 'ተከፍሏል። እናመሰግናለን!', message: 'ለመገናኘት “ተገናኝ” የሚለውን ይጫኑ።' },
    stale: {
      heading: 'ከM-Pesa መልስ የለም',
      message: 'M-Pesa ስለዚህ ክፍያ ምንም አልነገረንም። ገንዘብዎ ከወጣ የM-Pesa ኮዱን ያስገቡ፤ እንፈልገዋለን።',
    },
    suspense: {
      heading: 'ገንዘብዎ ደርሶናል',
      message: 'መጠኑ ከዚህ ጥቅል ጋር አይመሳሰልም። ባለቤቱ ያስተካክለዋል፤ ምንም አይጠፋም።',
    },
    reversed: {
      heading: 'ገንዘቡ ተመልሷል',
      message: 'ይህ ክፍያ በM-Pesa ተመልሷል፤ ስለዚህ ኮዱ ከእንግዲህ አይሠራም።',
    },
  },
  sending: { heading: 'M-Pesaን እየጠራን ነው', message: 'ጥያቄው ወደ ስልክዎ እየመጣ ነው።' },
  queued: {
    heading: 'M-Pesaን ጥቂት ይጠብቁ',
    message: 'M-Pesa ለዚህ ቁጥር ሌላ ጥያቄ ገና መቀበል አይችልም። የእርስዎ ጥያቄ በራሱ ይላካል።',
  },
  queueCountdown: { template: 'ከ{seconds} ሰከንድ በኋላ ይላካል።', done: 'አሁን እየተላከ ነው።' },
  failed: {
    cancelled: {
      heading: 'ጥያቄው ተሰርዟል',
      message: 'ምንም አልተከፈለም። በፈለጉ ጊዜ እንደገና መሞከር ይችላሉ።',
    },
    wrong_pin: {
      heading: 'ፒኑ ስህተት ነበር',
      message: 'ምንም አልተከፈለም። እንደገና ይሞክሩና የM-Pesa ፒንዎን በጥንቃቄ ያስገቡ።',
    },
    insufficient_funds: {
      heading: 'በM-Pesa በቂ ገንዘብ የለም',
      message: 'ምንም አልተከፈለም። M-Pesa ይሙሉና ይሞክሩ፣ ወይም አነስተኛ ጥቅል ይምረጡ።',
    },
    limits: {
      heading: 'የM-Pesa ገደብ ላይ ደርሰዋል',
      message: 'ምንም አልተከፈለም። የM-Pesa ገደብዎ ዛሬ ይህን መጠን አይፈቅድም።',
    },
    busy: {
      heading: 'M-Pesa ሥራ በዝቶበታል',
      message: 'ምንም አልተከፈለም። ሁለት ደቂቃ ይጠብቁና ይሞክሩ።',
    },
    session_open: {
      heading: 'M-Pesa በስልክዎ ላይ ክፍት ነው',
      message: 'ምንም አልተከፈለም። ሌላውን የM-Pesa ምናሌ ይዝጉ፣ አንድ ደቂቃ ይጠብቁና ይሞክሩ።',
    },
    expired: {
      heading: 'ጊዜው አልቋል',
      message: 'ፒን በጊዜው አልመጣም፤ ምንም አልተከፈለም። እንደገና መሞከር ይችላሉ።',
    },
    not_prompted: {
      heading: 'ጥያቄው ስልክዎ ላይ አልደረሰም',
      message: 'ምንም አልተከፈለም። እባክዎ እንደገና ይሞክሩ።',
    },
    unreachable: {
      heading: 'ስልክዎን ማግኘት አልተቻለም',
      message: 'ምንም አልተከፈለም። ስልኩ መብራቱንና ኔትወርክ መኖሩን ያረጋግጡና ይሞክሩ።',
    },
    operator_fault: {
      heading: 'አሁን M-Pesa መቀበል አንችልም',
      message: 'ምንም አልተከፈለም። ስህተቱ የእኛ ነው፦ ለባለቤቱ ይንገሩ ወይም ቫውቸር ይጠቀሙ።',
    },
    rejected: {
      heading: 'M-Pesa ጥያቄውን አልተቀበለም',
      message: 'ምንም አልተከፈለም። ቁጥሩን ያረጋግጡና እንደገና ይሞክሩ።',
    },
    no_answer: {
      heading: 'M-Pesa አልመለሰም',
      message: 'ከአንድ ደቂቃ በኋላ ይሞክሩ። ገንዘብዎ ከወጣ “ከፍያለሁ” የሚለውን ይክፈቱ።',
    },
    other: {
      heading: 'ክፍያው አልተሳካም',
      message: 'M-Pesa ይህን ክፍያ አልተቀበለም። እንደገና መሞከር ይችላሉ።',
    },
  },
  steps: [
    '{phone} የሚለውን ስልክ ይመልከቱ።',
    'መጠኑን ያረጋግጡ፦ {price}።',
    'የM-Pesa ፒንዎን አስገብተው ይላኩ።',
    'ወደዚህ ይመለሱ። ኮድዎ በራሱ ይታያል።',
  ],
  countdown: 'ጥያቄው ለ{seconds} ሰከንድ ያህል ክፍት ይሆናል።',
  countdownDone: 'አሁንም የM-Pesaን መልስ እየጠበቅን ነው…',
  check: 'አሁን ያረጋግጡ',
  retry: 'ጥያቄውን እንደገና ላክ',
  retryNote: 'ወደ ተመሳሳይ ቁጥር ይሄዳል።',
  retryUnknownNote: 'ጥያቄ ወደ ስልክዎ ካልመጣና ፒን ካላስገቡ ብቻ።',
  retryWait: 'ከ{seconds} ሰከንድ በኋላ መሞከር ይችላሉ።',
  retryReady: 'አሁን እንደገና መሞከር ይችላሉ።',
  otherNumber: 'ሌላ ቁጥር ይጠቀሙ',
  otherPlan: 'ሌላ ጥቅል ይምረጡ',
  useVoucher: 'ቫውቸር ይጠቀሙ',
  claim: 'ከፍያለሁ',
};
