import type { configs as english } from './en-configs.ts';

/** Kiswahili: nakala za mipangilio ya ruta. */
export const configs: typeof english = {
  title: 'Nakala za mipangilio yake',
  intro: (most) =>
    `Kisanduku huisoma kila usiku na kuhifadhi ${most} za mwisho zinazotofautiana, zikiwa zimefungwa. Kwa mojawapo ruta iliyoharibika hubadilishwa kwa dakika chache.`,
  notFor: {
    kind: 'Mipangilio huhifadhiwa ya MikroTik. Ya ruta hii ihifadhi kwa chombo chake, na tena baada ya kila badiliko.',
    network:
      'Hii ni ya mtandao mzima. Ongeza kila MikroTik kwa anwani yake, na mipangilio yake itahifadhiwa.',
  },
  never: 'Hakuna iliyosomwa bado.',
  read: (ago) => `Ilisomwa mwisho ${ago}.`,
  tried: (ago) => `Ilijaribiwa mwisho ${ago}.`,
  none: 'Endesha hati iliyo hapa juu kwenye ruta mara moja: inaruhusu kisanduku kusoma, na si zaidi. Kisha bonyeza “Hifadhi nakala sasa”.',
  take: 'Hifadhi nakala sasa',
  outcomes: {
    new: 'Mipangilio imehifadhiwa.',
    unchanged: 'Hakuna kilichobadilika tangu nakala ya mwisho.',
    failed: 'Mipangilio haikusomeka. Angalia la kufanya.',
  },
  problems: {
    unreachable:
      'Ruta haikujibu kwa SSH. Angalia kama imewaka, kama SSH imewashwa (IP, Services) kwenye bandari iliyo hapa chini, na kama ukuta wake wa moto unaruhusu kisanduku. Hati hufanya mawili ya mwisho.',
    refused:
      'Ruta haikijui kisanduku, au ufunguo wake haujaingizwa. Endesha tena hati iliyo hapa juu, kisha ujaribu tena.',
    host_changed:
      'Ufunguo mwingine unajibu kwenye anwani hii kuliko awali. Ikiwa ruta ilirudishwa mwanzo au kubadilishwa, sema hapa; la sivyo, huenda mwingine anajibu mahali pake.',
    not_routeros: 'Kinachojibu kwenye anwani hii si RouterOS. Angalia anwani na aina ya ruta.',
    not_permitted:
      'Mtumiaji “mlango” kwenye ruta haruhusiwi kusoma yote: kundi lake linahitaji ssh, read na sensitive. Endesha tena hati iliyo hapa juu.',
    too_large: 'Mipangilio ni zaidi ya MB 4, haihifadhiwi.',
  },
  before: 'Ufunguo wa awali',
  now: 'Ufunguo wa sasa',
  trust: 'Hii ni ruta yangu',
  trustTitle: 'Ruta hii ina ufunguo mpya?',
  trustText:
    'Ikiwa tu ilirudishwa mwanzo au kubadilishwa. Kwenye ruta, /ip ssh na kibandiko chake huonyesha kwamba ni yako.',
  trusted: 'Ufunguo mpya unaaminiwa kuanzia sasa.',
  port: 'Bandari ya SSH',
  portHint: 'Karibu daima 22.',
  portWrong: 'Namba kuanzia 1 hadi 65535.',
  more: 'Jinsi kisanduku kinavyoingia',
  list: 'Nakala zilizohifadhiwa',
  line: (version, kilobytes) => `RouterOS ${version}, KB ${kilobytes}`,
  compare: 'Kilichobadilika',
  compareOf: (when) => `Kilichobadilika hadi ${when}`,
  downloadOf: (when) => `Pakua nakala ya ${when}`,
  with: 'Ikilinganishwa na ya',
  same: 'Mbili ni sawa isipokuwa yanayohusu wakati tu.',
  added: 'imeongezwa',
  removed: 'imeondolewa',
  skipped: (count) => `mistari ${count} inayofanana`,
  tooDifferent: 'Mbili zinatofautiana karibu kila mstari. Pakua zote mbili uzilinganishe huko.',
  secrets:
    'Nakala ina manenosiri ya ruta hii. Kuifungua, kuilinganisha na kuipakua huandikwa kwenye kumbukumbu ya ukaguzi.',
  onlyOwner:
    'Ni yule tu anayeruhusiwa kuona siri zilizomo (kwa kawaida mmiliki) anayeweza kuzifungua.',
  restore:
    'Kwenye ruta mpya: pakia faili, kisha /import file-name=… kwenye terminal yake. Nakala hazina vyeti wala watumiaji.',
};
