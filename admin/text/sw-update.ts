import type { update as english } from './en-update.ts';

/** Kiswahili: kusasisha kisanduku. */
export const update: typeof english = {
  update: {
    title: 'Sasisho',
    link: 'Sasisha kisanduku',
    intro: 'Toleo linalotumika kwenye kisanduku hiki, na toleo jipya zaidi.',
    runs: (version, sequence) =>
      sequence === null ? `Toleo ${version}` : `Toleo ${version} (namba ${sequence})`,
    plainServer:
      'Mlango uliwekwa kwa mkono kwenye kompyuta hii. Aliyeuweka ndiye anayeusasisha kwa njia hiyo hiyo.',
    how: 'Mauzo husimama kwa dakika moja hivi kisanduku kinapowashwa upya. Toleo jipya lisipofanya kazi, la zamani hurudi lenyewe pamoja na mauzo yote.',
    file: 'Faili ya sasisho',
    fileHint:
      'Jina lake huishia na .update. Pia unaweza kuiweka kwenye USB na kuichomeka kwenye kisanduku.',
    upload: 'Weka faili hii',
    uploading: (percent) => `Faili inatumwa kwenye kisanduku: ${percent} %`,
    url: 'Au anwani ya mtandaoni',
    fetch: 'Pakua na uweke',
    fetching: (megabytes) => `Kisanduku kinapakua sasisho: MB ${megabytes} hadi sasa`,
    fetchFailed: (reason) => `Halikuweza kupakuliwa. ${reason}`,
    waiting: 'Kisanduku kinakagua sasisho.',
    states: {
      writing: (version, percent) => `Toleo ${version} linaandikwa: ${percent} %`,
      restarting: (version) =>
        `Kisanduku kinawashwa upya na toleo ${version}. Ukurasa huu utarudi wenyewe.`,
      failing: (version) => `Toleo ${version} halifanyi kazi; kisanduku kinarudi nyuma.`,
      installed: (version, when) => `Toleo ${version} liliwekwa ${when}.`,
      rolled_back: (version, when) => `Toleo ${version} halikufanya kazi, likaondolewa ${when}.`,
      refused: (when) => `Sasisho la mwisho lilikataliwa ${when}.`,
    },
    restored: 'Mauzo yako kama yalivyokuwa kabla ya sasisho. Malipo ya dakika hizo yanatafutwa.',
    reasons: {
      not_an_update: 'Faili hii si sasisho la kisanduku hiki.',
      not_signed: 'Halina sahihi ya watengenezaji wa kisanduku hiki. Usitumie mahali lilikotoka.',
      not_newer: 'Si jipya kuliko toleo linalotumika hapa.',
      other_machine: 'Ni la aina nyingine ya mashine.',
      too_large: 'Halitoshei kwenye kisanduku hiki.',
      damaged: 'Faili imeharibika. Ipakue tena.',
      disk_full: 'Diski haina nafasi. Ongeza nafasi kwanza.',
      on_trial: 'Sasisho lingine linajaribiwa. Subiri dakika chache.',
      failed: 'Halikuweza kuandikwa. Jaribu tena.',
    },
  },
};
