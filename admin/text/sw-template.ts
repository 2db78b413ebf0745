import type { template as english } from './en-template.ts';

/** Kiswahili: mwonekano wa vocha zilizochapishwa. */
export const template: typeof english = {
  title: 'Mwonekano wa vocha zilizochapishwa',
  link: 'Mwonekano wa kadi',
  intro:
    'Mwonekano mmoja kwa kila karatasi. Msimbo na QR hubaki vyeusi juu ya nyeupe, ili kila simu ivisome.',
  heading: 'Kichwa',
  headingHint: 'Wazi: jina la biashara.',
  logo: 'Nembo',
  logoHint: 'Husimama kabla ya kichwa.',
  style: 'Mtindo',
  styles: { plain: 'Wa kawaida', band: 'Kichwa kwenye ukanda wa rangi', frame: 'Fremu ya rangi' },
  colour: 'Rangi',
  colourHint: 'Ya ukanda au fremu.',
  note: 'Mstari wa mwisho',
  noteHint: 'Kama “Maswali? 0712 345 678”.',
  shows: 'Yanayoandikwa kwenye kadi',
  fields: {
    business: 'Kichwa',
    plan: 'Kifurushi',
    price: 'Bei',
    label: 'Jina la fungu',
    how: 'Namna ya kutumia, na anwani',
  },
  preview: 'Onyesho',
  paper: 'Karatasi',
  samplePlan: 'Saa 1',
  sampleLabel: 'Kaunta ya duka, Novemba',
  saved: 'Kila kompyuta kibao sasa inachapisha hivi.',
};
