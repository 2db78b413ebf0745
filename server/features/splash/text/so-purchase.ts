import type { SplashText } from './types.ts';

export const soPurchase: SplashText['purchase'] = {
  states: {
    waiting: { heading: 'Fiiri telefoonkaaga', message: 'M-Pesa ayaa PIN-kaaga ku weydiinaysa.' },
    late: {
      heading: 'M-Pesa ayaan sugaynaa',
      message:
        'M-Pesa weli ma jawaabin. Lacagtaadu waa ammaan; koodhkaagu halkan iyo SMS ayuu ku imanayaa.',
    },
    unknown: {
      heading: 'M-Pesa ayaan sugaynaa',
      message:
        'M-Pesa weli nooma sheegin. Haddii aad bixisay, lacagtaadu waa ammaan, koodhkaaguna halkan iyo SMS ayuu ku imanayaa.',
    },
    paid: { heading: 'Waa la bixiyay. Mahadsanid!', message: 'Taabo Ku xirmo si aad u gasho.' },
    stale: {
      heading: 'M-Pesa ma jawaabin',
      message:
        'M-Pesa waxba nagama sheegin lacagtan. Haddii lacagtu kaa baxday, geli koodhka M-Pesa, waanan helaynaa.',
    },
    suspense: {
      heading: 'Lacagtaadii waan helnay',
      message: 'Qaddarku xirmadan ma le’eka. Milkiilaha ayaa saxaya; waxba kama lumin.',
    },
    reversed: {
      heading: 'Lacagtii waa la celiyay',
      message: 'M-Pesa ayaa lacagtan celisay, sidaa darteed koodhkeedu ma shaqaynayo.',
    },
  },
  sending: {
    heading: 'M-Pesa ayaan la xiriiraynaa',
    message: 'Codsigu telefoonkaaga ayuu u socdaa.',
  },
  queued: {
    heading: 'Wax yar sug M-Pesa',
    message:
      'M-Pesa weli ma aqbali karto codsi kale oo lambarkan ah. Codsigaagu keligiis ayuu baxayaa.',
  },
  queueCountdown: {
    template: 'Wuxuu baxayaa {seconds} ilbiriqsi kaddib.',
    done: 'Hadda wuu baxayaa.',
  },
  failed: {
    cancelled: {
      heading: 'Codsiga waa la joojiyay',
      message: 'Waxba lagaama jarin. Mar kasta waad isku dayi kartaa.',
    },
    wrong_pin: {
      heading: 'PIN-ku wuu khaldanaa',
      message: 'Waxba lagaama jarin. Isku day oo si taxaddar leh u geli PIN-ka M-Pesa.',
    },
    insufficient_funds: {
      heading: 'M-Pesa lacag kuguma filna',
      message: 'Waxba lagaama jarin. Lacag ku shubo oo isku day, ama xirmo yar dooro.',
    },
    limits: {
      heading: 'Xadka M-Pesa waa la gaaray',
      message: 'Waxba lagaama jarin. Xadkaaga M-Pesa qaddarkan maanta ma oggola.',
    },
    busy: {
      heading: 'M-Pesa waa mashquul',
      message: 'Waxba lagaama jarin. Laba daqiiqo sug, kadib isku day.',
    },
    session_open: {
      heading: 'M-Pesa way ku furan tahay telefoonkaaga',
      message: 'Waxba lagaama jarin. Xir M-Pesa kale, daqiiqad sug oo isku day.',
    },
    expired: {
      heading: 'Waqtigii wuu dhammaaday',
      message: 'PIN waqtigii kuma iman, waxbana lagaama jarin. Waad isku dayi kartaa.',
    },
    not_prompted: {
      heading: 'Codsigu telefoonkaaga ma gaarin',
      message: 'Waxba lagaama jarin. Fadlan mar kale isku day.',
    },
    unreachable: {
      heading: 'Telefoonkaaga lama heli karin',
      message: 'Waxba lagaama jarin. Hubi inuu shidan yahay oo shabakad leeyahay, kadib isku day.',
    },
    operator_fault: {
      heading: 'Hadda M-Pesa ma qaadan karno',
      message: 'Waxba lagaama jarin. Khaladku waa kayaga: u sheeg milkiilaha ama foojar isticmaal.',
    },
    rejected: {
      heading: 'M-Pesa codsigii way diidday',
      message: 'Waxba lagaama jarin. Hubi lambarka oo mar kale isku day.',
    },
    no_answer: {
      heading: 'M-Pesa ma jawaabin',
      message: 'Daqiiqad kadib isku day. Haddii lacagtu kaa baxday, fur “Waan bixiyay”.',
    },
    other: {
      heading: 'Lacag-bixintu ma dhicin',
      message: 'M-Pesa ayaa diidday lacagtan. Mar kale waad isku dayi kartaa.',
    },
  },
  steps: [
    'Fiiri telefoonka {phone}.',
    'Hubi qaddarka: {price}.',
    'Geli PIN-kaaga M-Pesa oo dir.',
    'Halkan ku soo noqo. Koodhkaagu iskiis ayuu u soo muuqanayaa.',
  ],
  countdown: 'Codsigu wuxuu furan yahay qiyaastii {seconds} ilbiriqsi.',
  countdownDone: 'Weli jawaabta M-Pesa ayaan sugaynaa…',
  check: 'Hadda hubi',
  retry: 'Codsiga mar kale dir',
  retryNote: 'Isla lambarkii ayuu u socdaa.',
  retryUnknownNote: 'Kaliya haddii aanu codsi kuu iman oo aanad PIN gelin.',
  retryWait: 'Waxaad isku dayi kartaa {seconds} ilbiriqsi kadib.',
  retryReady: 'Hadda waad isku dayi kartaa.',
  otherNumber: 'Lambar kale isticmaal',
  otherPlan: 'Dooro xirmo kale',
  useVoucher: 'Foojar isticmaal',
  claim: 'Waan bixiyay',
};
