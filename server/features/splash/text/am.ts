import { amPurchase } from './am-purchase.ts';
import type { SplashText } from './types.ts';

export const am: SplashText = {
  common: {
    skipToContent: 'ወደ ይዘቱ ይለፉ',
    navigation: 'ገጾች',
    language: 'ቋንቋ',
    simulated: 'ማሳያ ብቻ፦ እውነተኛ ገንዘብ አይከፈልም፤ ኤስኤምኤስም አይላክም።',
    busy: 'አንድ ጊዜ ይጠብቁ…',
    offlineTitle: 'ግንኙነት የለም',
    offlineMessage: 'ስልክዎ አሁንም በዚህ ዋይፋይ ላይ መሆኑን ያረጋግጡ። መሞከራችንን እንቀጥላለን፤ ምንም አልጠፋም።',
  },
  navigation: {
    plans: 'ይግዙ',
    voucher: 'ቫውቸር',
    left: 'ቀሪ ሂሳብ',
    claim: 'ከፍያለሁ',
    help: 'እርዳታ',
  },
  fields: {
    phone: { label: 'የM-Pesa ስልክ ቁጥር', hint: 'ለምሳሌ 0712 345 678' },
    code: { label: 'የቫውቸር ኮድ', hint: '10 ፊደላትና ቁጥሮች። ትልቅ ፊደልና ሰረዝ ለውጥ የለውም።' },
    receipt: {
      label: 'የM-Pesa ኮድ ወይም መልእክት',
      hint: 'በመልእክቱ መጀመሪያ ያሉት 10 ፊደላት፣ ወይም መልእክቱን ሙሉ ይለጥፉ።',
    },
    payerPhone: { label: 'የከፈለው ስልክ ቁጥር', hint: 'ለምሳሌ 0712 345 678' },
  },
  facts: {
    plan: 'ጥቅል',
    price: 'ዋጋ',
    phone: 'ስልክ',
    reference: 'ማጣቀሻ',
    speed: 'ፍጥነት',
    devices: 'መሣሪያዎች',
    until: 'የሚያበቃው',
    code: 'ኮድ',
    unlimited: 'ያልተገደበ',
  },
  offer: {
    unlimitedTime: 'ያልተገደበ ጊዜ',
    unlimitedData: 'ያልተገደበ ዳታ',
    valid: 'በ{duration} ውስጥ ይጠቀሙ',
    speed: 'እስከ {speed} Mbps',
    devices: '{count} መሣሪያዎች',
  },
  plans: {
    heading: 'ኢንተርኔትዎን ይምረጡ',
    intro: 'በM-Pesa ይክፈሉ፤ በአንድ ደቂቃ ውስጥ ይገናኛሉ።',
    empty: 'አሁን የሚሸጥ ጥቅል የለም። ቫውቸር ካለዎት ከታች ያስገቡ።',
    voucherHeading: 'ቫውቸር አለዎት?',
    voucherSubmit: 'ቫውቸር ይጠቀሙ',
  },
  phone: {
    heading: 'በM-Pesa ይክፈሉ',
    submit: '{price} ይክፈሉ',
    steps: [
      'ወደዚህ ቁጥር የክፍያ ጥያቄ እንልካለን።',
      'የM-Pesa ፒንዎን በዚያ ስልክ ላይ ያስገቡ።',
      'ኮድዎ እዚህ ይታያል፤ በኤስኤምኤስም ይመጣል።',
    ],
    back: 'ሌላ ጥቅል ይምረጡ',
  },
  purchase: amPurchase,
  connect: {
    heading: 'ቫውቸርዎ ትክክል ነው',
    message: 'ለመገናኘት “ተገናኝ” የሚለውን ይጫኑ።',
    noRouter: 'ለመገናኘት ዋይፋዩን ይቀላቀሉና ማንኛውንም ገጽ ይክፈቱ። ከዚያ ይህን ኮድ ያስገቡ።',
    codeLabel: 'የእርስዎ ኮድ',
    codeNote: 'ይህን ኮድ ያስቀምጡ፦ ቀሪ እስካለ ድረስ እንደገና ያገናኝዎታል።',
    paidCodeNote: 'በኤስኤምኤስም እንልክልዎታለን። ያስቀምጡት፦ እንደገና ያገናኝዎታል።',
    submit: 'ተገናኝ',
    note: 'በመገናኘት ላይ ነዎት። ምንም ካልሆነ “ተገናኝ” ይጫኑ።',
    print: 'አትም',
  },
  voucher: {
    heading: 'ቫውቸርዎን ያስገቡ',
    intro: 'በቫውቸርዎ ወይም በኤስኤምኤሳችን ላይ ያለውን ኮድ ይጻፉ።',
    submit: 'ቫውቸር ይጠቀሙ',
  },
  left: {
    heading: 'ቀሪ ሂሳብ',
    online: 'ይህ መሣሪያ ተገናኝቷል።',
    offline: 'ይህ መሣሪያ አልተገናኘም።',
    nothing: 'በዚህ መሣሪያ ላይ ቫውቸር አላየንም። ኮድ ካለዎት ቀሪውን ለማየት ያስገቡት።',
    statuses: {
      unused: 'ቫውቸርዎ ገና አልተጠቀሙበትም።',
      active: 'ቫውቸርዎ በሥራ ላይ ነው።',
      used: 'ቫውቸርዎ አልቋል።',
      expired: 'የቫውቸርዎ ጊዜ አልፏል።',
      revoked: 'ቫውቸርዎ ተሰርዟል። እባክዎ ባለቤቱን ይጠይቁ።',
    },
    time: 'ቀሪ ጊዜ',
    data: 'ቀሪ ዳታ',
    leftOf: 'ከ{total} ውስጥ {left}',
    buy: 'ተጨማሪ ይግዙ',
    refresh: 'አድስ',
  },
  claim: {
    heading: 'ከፍያለሁ',
    intro: 'ገንዘብዎ ወጥቶ ኮድ ካልመጣ የM-Pesa ኮዱን ይንገሩን። ክፍያዎን እንፈልጋለን።',
    submit: 'ክፍያዬን ፈልግ',
  },
  help: {
    heading: 'እርዳታ',
    questions: [
      {
        question: 'እንዴት እከፍላለሁ?',
        answer: 'ጥቅል ይምረጡ፣ የM-Pesa ቁጥርዎን ይስጡና ፒንዎን በራስዎ ስልክ ላይ ያስገቡ።',
      },
      {
        question: 'ከፍዬ ኮድ አልመጣልኝም።',
        answer: 'አንድ ደቂቃ ይጠብቁ፣ “ከፍያለሁ” የሚለውን ከፍተው ከM-Pesa መልእክት ያለውን ኮድ ያስገቡ።',
      },
      {
        question: 'ተቋርጦብኛል። እንደገና ልክፈል?',
        answer: 'አይ። ያንኑ የቫውቸር ኮድ ያስገቡ፤ ጊዜው ወይም ዳታው እስኪያልቅ ይሠራል።',
      },
      {
        question: 'ፒኔ ደህና ነው?',
        answer: 'አዎ። በስልክዎ ላይ ባለው የM-Pesa ጥያቄ ብቻ ያስገቡታል፤ በዚህ ገጽ ላይ ፈጽሞ አያስገቡም።',
      },
    ],
    contact: 'አሁንም አልተቻለም? እባክዎ መደብሩን ይጠይቁ።',
    contactPhone: 'አሁንም አልተቻለም? ወደ {phone} ይደውሉ።',
  },
  missing: {
    purchase: {
      heading: 'ግዢው አልተገኘም',
      message: 'ይህን ግዢ አናውቀውም። ገንዘብዎ ከወጣ “ከፍያለሁ” የሚለውን ይክፈቱ።',
    },
    fault: {
      heading: 'በእኛ በኩል ችግር ተፈጥሯል',
      message: 'ስህተቱ የእኛ ነው፤ ገንዘብዎ ደህና ነው። እባክዎ ከአንድ ደቂቃ በኋላ ይሞክሩ።',
    },
  },
  errorTitle: 'አልተሳካም',
  errors: {
    plan_unknown: 'ይህ ጥቅል ከእንግዲህ አይሸጥም። እባክዎ ሌላ ይምረጡ።',
    phone_invalid: 'ይህ ልንጠቀምበት የምንችል የSafaricom ቁጥር አይደለም። እንዲህ ይጻፉት፦ 0712 345 678።',
    too_many_prompts: 'የክፍያ ጥያቄዎች በዝተዋል። ጥቂት ደቂቃዎች ይጠብቁና ይሞክሩ።',
    purchase_pending: 'ወደዚህ ቁጥር የክፍያ ጥያቄ ተልኳል። ያንን ስልክ ይመልከቱ።',
    provider_down: 'M-Pesa አሁን አይገኝም። ምንም አልተከፈለም። እንደገና ይሞክሩ ወይም ቫውቸር ይጠቀሙ።',
    code_invalid: 'በዚህ ኮድ የአጻጻፍ ስህተት አለ። ከቫውቸርዎ ጋር ያመሳክሩና ይሞክሩ።',
    code_unknown: 'ይህን ኮድ አናውቀውም። ከቫውቸርዎ ጋር ያመሳክሩና ይሞክሩ።',
    code_used: 'ይህ ቫውቸር አልቋል።',
    code_expired: 'የዚህ ቫውቸር ጊዜ አልፏል።',
    code_revoked: 'ይህ ቫውቸር ተሰርዟል። እባክዎ ባለቤቱን ይጠይቁ።',
    device_limit: 'ይህ ቫውቸር በሌላ መሣሪያ ላይ በሥራ ላይ ነው። መጀመሪያ እዚያ ይውጡ፣ ከዚያ እንደገና ይሞክሩ።',
    too_many_claims: 'በጣም ብዙ ሙከራዎች። አሥር ደቂቃ ይጠብቁ ወይም ባለቤቱን ይጠይቁ።',
    too_many_guesses: 'የተሳሳቱ ኮዶች በዝተዋል። ጥቂት ደቂቃዎች ይጠብቁና ይሞክሩ።',
    receipt_unknown: 'ይህን ክፍያ ገና አላገኘነውም። አንድ ደቂቃ ይጠብቁና እንደገና ይሞክሩ።',
    receipt_invalid: 'ይህ የM-Pesa ኮድ አይደለም። 10 ፊደላት አሉት፣ ለምሳሌ SJ12ABC3DE።',
    retry_too_early: 'አሁን ጥያቄ ተልኳል። ከሚቀጥለው በፊት ትንሽ ይጠብቁ።',
  },
  router: {
    already_online: {
      heading: 'ይህ ኮድ አስቀድሞ ተገናኝቷል',
      message: 'በሌላ መሣሪያ ላይ እየሠራ ነው። ከዚያ ይውጡ፣ ወይም ሁለት ደቂቃ ይጠብቁና ይሞክሩ።',
    },
    not_accepted: {
      heading: 'ኮዱ ተቀባይነት አላገኘም',
      message: 'ከቫውቸርዎ ወይም ከኤስኤምኤሳችን ጋር ያመሳክሩና እንደገና ያስገቡ።',
    },
    used_up: {
      heading: 'ይህ ቫውቸር አልቋል',
      message: 'ጊዜው ወይም ዳታው አልቋል፣ ወይም ቀኑ አልፏል። እዚህ አዲስ መግዛት ይችላሉ።',
    },
    no_answer: {
      heading: 'ዋይፋዩ ሥራ በዝቶበታል',
      message: 'ራውተሩ በሰዓቱ መልስ አላገኘም። ትንሽ ይጠብቁና ኮድዎን እንደገና ያስገቡ።',
    },
    other: {
      heading: 'ገና አልተገናኙም',
      message: 'ራውተሩ አላስገባዎትም። ኮድዎን እንደገና ያስገቡ ወይም እርዳታ ይጠይቁ።',
    },
  },
};
