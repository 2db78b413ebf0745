import type { Text } from './en.ts';
import { access } from './sw-access.ts';
import { backups } from './sw-backups.ts';
import { cards } from './sw-cards.ts';
import { configs } from './sw-configs.ts';
import { counter } from './sw-counter.ts';
import { customers } from './sw-customers.ts';
import { guide } from './sw-guide.ts';
import { codesImport } from './sw-import.ts';
import { limits } from './sw-limits.ts';
import { messages } from './sw-messages.ts';
import { money } from './sw-money.ts';
import { mpesa } from './sw-mpesa.ts';
import { network } from './sw-network.ts';
import { offers } from './sw-offers.ts';
import { reports } from './sw-reports.ts';
import { sales } from './sw-sales.ts';
import { sites } from './sw-sites.ts';
import { splash } from './sw-splash.ts';
import { staff } from './sw-staff.ts';
import { standby } from './sw-standby.ts';
import { stock } from './sw-stock.ts';
import { template } from './sw-template.ts';
import { today } from './sw-today.ts';
import { trust } from './sw-trust.ts';
import { update } from './sw-update.ts';

/** Swahili as spoken in Kenya. */
export const sw: Text = {
  ...sales,
  ...access,
  ...money,
  cards,
  configs,
  counter,
  template,
  stock,
  codesImport,
  ...offers,
  ...customers,
  ...splash,
  today,
  guide,
  reports,
  sites,
  mpesa,
  trust,
  limits,
  ...staff,
  ...update,
  ...backups,
  ...standby,
  messages,
  ...network,
  name: 'Kiswahili',
  nav: {
    label: 'Menyu kuu',
    today: 'Leo',
    vouchers: 'Vocha',
    payments: 'Malipo',
    messages: 'Ujumbe',
    sessions: 'Mtandaoni',
    plans: 'Vifurushi',
    routers: 'Ruta',
    staff: 'Wafanyakazi',
    settings: 'Mipangilio',
    more: 'Zaidi',
    find: 'Tafuta',
  },
  common: {
    back: 'Rudi',
    cancel: 'Ghairi',
    close: 'Funga',
    save: 'Hifadhi',
    saved: 'Imehifadhiwa.',
    find: 'Tafuta kwenye orodha hii',
    more: (count: string) => `Onyesha zaidi (${count})`,
    nothingFound: 'Hakuna kinachofanana kwenye orodha hii. Andika herufi chache zaidi.',
    undo: 'Tengua',
    undone: 'Imerudi ilivyokuwa.',
    retry: 'Jaribu tena',
    loading: 'Inapakia …',
    letGo: (count: string) => `${count} za kwanza hazionyeshwi tena.`,
    toStart: 'Rudi mwanzo',
    loadMore: 'Onyesha zaidi',
    refresh: 'Sasisha',
    copy: 'Nakili',
    copied: 'Imenakiliwa.',
    copyFailed:
      'Kivinjari hiki hakituruhusu kunakili. Bonyeza maandishi kwa muda, kisha uchague Nakili.',
    download: 'Pakua',
    none: '–',
    all: 'Zote',
    optional: 'si lazima',
    unlimited: 'bila kikomo',
    skip: 'Nenda kwenye maudhui',
    logOut: 'Toka',
    loggedInAs: (name) => `Umeingia kama ${name}`,
    showPassword: 'Onyesha',
    hidePassword: 'Ficha',
    offlineBar: 'Kisanduku hakijibu. Unachokiona huenda ni cha zamani; tunaendelea kujaribu.',
    asOf: (time) => `Hali ya saa ${time}`,
    language: 'Lugha',
    allShown: (count) => `Zote ${count} zimeonyeshwa.`,
  },
  roles: { owner: 'Mmiliki', manager: 'Meneja', cashier: 'Keshia', technician: 'Fundi' },
  roleHints: {
    owner: 'Kila kitu, pamoja na wafanyakazi na mipangilio.',
    manager: 'Kila kitu isipokuwa kuongeza wafanyakazi na kubadilisha mipangilio.',
    cashier: 'Anauza vocha, anaona malipo na walio mtandaoni.',
    technician: 'Ruta na walio mtandaoni; hakuna vocha wala pesa.',
  },
  units: {
    minute: 'dakika',
    hour: 'saa',
    day: 'siku',
    megabyte: 'MB',
    gigabyte: 'GB',
    kilobit: 'kbit/s',
    megabit: 'Mbit/s',
    of: (label) => `Kipimo cha ${label}`,
  },
  problems: {
    offline:
      'Kisanduku hakijibu. Angalia kama kina umeme na kama tableti hii iko kwenye mtandao wake, kisha ujaribu tena.',
    broken_answer:
      'Kisanduku kimetuma jibu lisilosomeka. Jaribu tena; likiendelea, kizime na ukiwashe.',
    backup_unusable:
      'Nakala hii haifunguki: ufunguo wa kurejesha ni mwingine, au faili imeharibika.',
    backup_missing: 'Nakala hii haipo tena. Angalia orodha tena.',
    not_a_backup: 'Faili hii si nakala ya kisanduku cha Mlango.',
    recovery_key_invalid: 'Ufunguo wa kurejesha una makundi manane ya herufi nne. Ukague.',
    key_groups_wrong: 'Si kama ufunguo unavyosema. Angalia karatasi tena.',
    not_logged_in: 'Umetolewa. Ingia tena kuendelea.',
    login_failed: 'Jina la kuingia au nenosiri si sahihi. Angalia yote mawili kisha ujaribu tena.',
    too_many_attempts: 'Umejaribu mara nyingi mno. Subiri kidogo, kisha ujaribu tena.',
    forbidden: 'Wadhifa wako hauruhusu hili. Mwombe mmiliki.',
    invalid: 'Kuna kitu kwenye fomu si sawa. Angalia sehemu zilizowekwa alama.',
    plan_invalid: 'Hiki hakiwezi kuuzwa bado. Angalia sehemu zilizowekwa alama.',
    plan_exists: 'Kifurushi chenye jina hili kipo tayari. Chagua jina jingine.',
    plan_unknown: 'Kifurushi hiki hakiuzwi tena.',
    count_invalid: 'Kati ya vocha 1 na 25,000 kwa mara moja.',
    code_invalid:
      'Msimbo una herufi na tarakimu kumi, kama ABCDE-12345. Uangalie kisha ujaribu tena.',
    code_unknown: 'Hakuna vocha yenye msimbo huu. Angalia kila herufi kisha ujaribu tena.',
    batch_unknown: 'Hakuna fungu kama hilo.',
    payment_unknown:
      'Hakuna malipo ya wazi hapa. Huenda yamemalizwa tayari: rudi kwenye orodha uangalie tena.',
    payment_not_open: 'Mtu mwingine ameshamaliza malipo haya.',
    session_unknown: 'Kipindi hiki kimeisha.',
    router_invalid: 'Ruta haiwezi kuongezwa hivi. Angalia sehemu zilizowekwa alama.',
    router_exists: 'Ruta yenye jina au anwani hii ipo tayari.',
    too_many_notes:
      'Ujumbe umetosha kwa sasa: mitatu kwa saa kwa simu moja, ishirini kwa dakika kumi kutoka kwako.',
    note_invalid: 'Andika kitu, kisichozidi SMS mbili.',
    config_not_for: '',
    config_unknown: 'Nakala hii haihifadhiwi tena. Angalia orodha upya.',
    host_key_other: 'Ruta ilionyesha ufunguo mwingine tena. Jaribu tena na uuangalie upya.',
    router_unknown: 'Hakuna ruta kama hiyo.',
    operator_invalid: 'Jina la kuingia haliwezi kutumika. Angalia sehemu iliyowekwa alama.',
    code_needed: 'Andika msimbo wa programu yako ya misimbo.',
    code_wrong: 'Msimbo si sahihi au umeshatumika. Subiri ujao uuandike.',
    password_wrong: 'Hili si nenosiri lako.',
    two_factor_on: 'Misimbo imeshawashwa.',
    last_owner: 'Kisanduku kinahitaji mmiliki. Mfanye mtu mwingine mmiliki kwanza.',
    operator_unknown: 'Hakuna mtu mwenye jina hili hapa.',
    operator_exists: 'Mtu mwingine anatumia jina hili la kuingia. Chagua jingine.',
    password_weak: 'Chagua nenosiri imara zaidi. Angalia sehemu iliyowekwa alama.',
    look_invalid: 'Rangi hizi ni ngumu kusoma. Angalia sehemu zilizowekewa alama.',
    picture_invalid: '',
    wording_invalid: 'Maneno haya hayawezi kutumika. Angalia sehemu iliyowekewa alama.',
    wording_unknown: '',
    pin_wrong:
      'PIN ya kuanzia si sahihi. Iko kwenye skrini ya kisanduku, au kwenye kumbukumbu (log) yake.',
    setup_done: 'Kisanduku hiki kina mmiliki tayari. Pakia ukurasa upya kisha uingie.',
    disk_full: 'Diski ya kisanduku imejaa. Ondoa vitu; hakuna kilichopotea.',
    foreign_origin:
      'Ukurasa huu umefunguliwa kwa anwani nyingine. Fungua kisanduku kwa anwani yake.',
  },
  checks: {
    required: 'Tafadhali jaza hapa.',
    price: 'Namba kamili, 1 au zaidi, kama 20.',
    count: (most) => `Namba kamili kati ya 1 na ${most}.`,
    quantity: 'Namba kama 5 au 1.5, au tupu kwa bila kikomo.',
    devices: 'Kati ya vifaa 1 na 50.',
    username: 'Herufi ndogo a–z mbili au zaidi, tarakimu, nukta au vistari, bila nafasi.',
    password: 'Angalau herufi 8.',
    address: 'Anwani kama 10.0.0.1, au mtandao kama 10.0.0.0/24.',
    network: (network) => `Mtandao wa anwani hii huandikwa ${network}.`,
    secret: 'Angalau herufi 16. Bonyeza “Tengeneza” kupata nzuri.',
    port: 'Namba kati ya 1 na 65535; karibu daima 3799.',
    note: 'Andika kilichofanyika, kwa maneno machache.',
  },
  missing: {
    title: 'Hakuna kitu hapa',
    sentence: 'Anwani hii haielekei popote, au wadhifa wako hauna skrini hii.',
    action: 'Nenda Leo',
  },
};
