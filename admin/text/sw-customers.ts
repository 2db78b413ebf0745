import type { Text } from './en.ts';

/** Kiswahili: mteja mmoja, jinsi kaunta inavyomwona. */
export const customers: Pick<Text, 'customers'> = {
  customers: {
    title: 'Tafuta mteja',
    open: 'Yote ya mteja huyu',
    query: 'Namba ya simu, msimbo wa vocha au msimbo wa M-Pesa',
    queryHint: 'Kama 0712 345 678, ABCDE-12345 au UCA1234567.',
    find: 'Tafuta',
    what: 'Mwambie hivi',
    answers: {
      blocked: 'Simu hii imezuiwa hapa: angalia chini kwa nini, na nani aliizuia.',
      money_waits:
        'Pesa yake iko hapa, lakini hakuna aliyeamua. Mwenye biashara au meneja ataipa ununuzi: ifungue hapa chini.',
      pending:
        'Bado tunasubiri M-Pesa. Aangalie ombi kwenye simu yake na aandike namba ya siri (PIN).',
      unknown:
        'M-Pesa haijatuambia ilivyoisha. Bonyeza “Uliza M-Pesa sasa”; mashine pia huuliza yenyewe.',
      failed:
        'Malipo ya mwisho hayakufaulu: angalia sababu hapa chini. Kama ana ujumbe wa M-Pesa, bonyeza “Uliza M-Pesa sasa”, la sivyo ajaribu tena.',
      sent_back: 'Malipo ya mwisho yalirudishwa.',
      online: 'Imefaulu: kifaa kiko mtandaoni sasa kwa vocha yake.',
      sms_failed:
        'Amelipa na vocha iko, lakini SMS haikufika. Fungua ujumbe hapa chini na uutume tena.',
      not_used:
        'Amelipa na vocha inasubiri. Ajiunge na Wi-Fi na aandike msimbo wa SMS; “Nimepoteza msimbo wangu” kwenye ukurasa wa Wi-Fi huutuma tena.',
      running: 'Vocha yake bado ina muda, lakini hakuna kifaa mtandaoni. Ajiunge na Wi-Fi tena.',
      over: 'Vocha yake ya mwisho imeisha. Anaweza kununua nyingine.',
      nothing: 'Hakuna kilichonunuliwa kwa namba hii.',
    },
    askMpesa: 'Uliza M-Pesa sasa',
    asked: 'M-Pesa imeulizwa. Inachojua kiko hapa sasa.',
    credit: 'Salio',
    bought: 'Amelipa katika manunuzi ya mwisho',
    boughtOf: (amount, count) => `${amount} (${count})`,
    waiting: 'Pesa inayosubiri uamuzi',
    purchases: 'Manunuzi',
    vouchers: 'Vocha',
    left: 'Imebaki',
    until: 'Hadi',
    devices: 'Vifaa',
    sessions: 'Mtandaoni, sasa na zamani',
    now: 'sasa',
    messages: 'Ujumbe',
    notes: 'Maelezo',
    note: 'Andika maelezo',
    noteHint: 'Wenzako wanayaona. Mteja hayaoni.',
    noteSave: 'Hifadhi maelezo',
    noteKept: 'Maelezo yamehifadhiwa.',
    none: 'Bado hakuna.',
    blockTitle: 'Zuia simu hii',
    blockHint: 'Haiwezi kuanza ununuzi, jaribio au dakika za kuaminiana. Ilichonunua kinaendelea.',
    blockReason: 'Kwa nini',
    block: 'Zuia',
    blocked: 'Imezuiwa',
    blockedDone: 'Simu hii haiwezi kununua tena.',
    blockedBy: (who, when) => `${who}, ${when}`,
    unblock: 'Mruhusu anunue tena',
    unblockedDone: 'Simu hii inaweza kununua tena.',
    flagged: 'Hapati tena kitu kwa kuaminiana',
  },
};
