import type { standby as english } from './en-standby.ts';

/** Kiswahili: kisanduku cha pili kinachoweza kuchukua nafasi ya cha kwanza. */
export const standby: typeof english = {
  standby: {
    title: 'Kisanduku cha pili',
    link: 'Kisanduku cha pili',
    banner: {
      standby: 'Kisanduku hiki kinafuata kingine, hakiuzi chochote.',
      replaced: 'Kisanduku kingine kimechukua nafasi. Hiki hakiuzi chochote.',
      waiting: 'Kisanduku hiki kinasubiri kusikia kutoka kwa kingine kabla ya kuuza.',
    },
    alone: 'Kisanduku hiki kiko peke yake',
    aloneWhy:
      'Kikiharibika, mauzo husimama hadi nakala iwekwe kwenye kisanduku kingine. Ukiwa na kisanduku cha pili cha aina hii pembeni, hicho huendelea kwa kubonyeza kitufe.',
    pairTitle: 'Ruhusu kisanduku kingine kifuate hiki',
    pairHow:
      'Tengeneza msimbo hapa, kisha uuandike kwenye kisanduku kingine: Mipangilio, Kisanduku cha pili.',
    makeCode: 'Tengeneza msimbo',
    code: 'Andika huu kwenye kisanduku kingine:',
    address: (url) => `pamoja na anwani hii: ${url}`,
    followTitle: 'Kisanduku hiki kifuate kingine',
    followWhy:
      'Kitaacha kuuza, na kinachojua sasa kitabadilishwa kitakapochukua nafasi. Kwa kisanduku kipya kitupu.',
    url: 'Anwani ya kisanduku cha kwanza',
    pairingCode: 'Msimbo wa kuunganisha',
    follow: 'Kifuate',
    word: 'ACHA KUUZA',
    first: 'Kisanduku hiki ni cha kwanza',
    nobody: 'Bado hakuna kisanduku kinachokifuata.',
    follows: (ago, url) => `Kisanduku cha pili (${url}) kilikuwa na kila kitu: ${ago}.`,
    fetching: (percent) => `Kisanduku cha pili kinachukua kila kitu mara ya kwanza: ${percent} %`,
    behind: (size) => `${size} bado ziko njiani.`,
    follower: 'Kisanduku hiki kinafuata',
    of: (url) => `Kisanduku cha kwanza: ${url}`,
    had: (ago) => `Kila kitu kiko hapa; kiliulizwa: ${ago}.`,
    notYet: 'Bado si kila kitu kiko hapa.',
    problem: (reason) => `Kisanduku cha kwanza hakijibu (${reason}). Nakala ya mwisho inabaki.`,
    takeOver: 'Chukua nafasi',
    takeOverWhy:
      'Kisanduku hiki kitaanza kuuza na cha kwanza kitaacha. Cha kwanza kikijibu, hakuna kinachopotea. Elekeza ruta na ukurasa wa Wi-Fi kwenye kisanduku hiki, au kipe anwani ya cha kwanza.',
    forced: 'Cha kwanza kimekufa: chukua nafasi hata hivyo',
    forcedWhy:
      'Zima umeme wa kisanduku cha kwanza kabla ya kuendelea. Kilichouza katika sekunde tangu nakala ya mwisho hakipo hapa: malipo yake hupatikana kwenye taarifa ya M-Pesa na husubiri chini ya Malipo.',
    takeOverWord: 'CHUKUA NAFASI',
    replaced: 'Nafasi ya kisanduku hiki imechukuliwa',
    replacedWhy:
      'Kisanduku kingine kinauza sasa. Acha hiki kikifuate, ili nacho kiweze kuchukua nafasi.',
    again: 'Uza hapa tena',
    againWhy:
      'Ni pale tu kisanduku kingine hakiuzi tena: la sivyo vocha zilezile zitatumika kwenye vyote viwili, na hesabu zao zitatengana kabisa.',
    againWord: 'UZA HAPA',
    waiting: 'Kisanduku hiki kinasubiri',
    waitingWhy:
      'Kilifuatwa kabla ya kuzimika, kwa hiyo huenda kingine kimechukua nafasi. Kinauliza kila sekunde mbili na hufunguka chenyewe kingine kikisema hakikuchukua.',
    sellAlone: 'Kisanduku kingine kimeharibika: uza hapa',
    end: 'Tenganisha',
    endWhy: 'Kisanduku kingine hakitafuata tena.',
    endWord: 'MWISHO',
    type: (word) => `Andika ${word}`,
    typeWrong: (word) => `Andika ${word} ili kuendelea.`,
    started: 'Kisanduku kinaanza upya. Ukurasa huu utarudi baada ya muda mfupi.',
  },
};
