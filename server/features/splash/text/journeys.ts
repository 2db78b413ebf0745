import type { FieldText, Said } from './types.ts';
import type { WaysText } from './ways.ts';

/** The words of the ways beside buying for oneself. */
export interface JourneyText {
  ways: WaysText;
  other: { link: string; heading: string; steps: string[]; paid: string };
  lost: { link: string; heading: string; intro: string; submit: string; done: Said };
  history: {
    link: string;
    heading: string;
    none: string;
    states: { open: string; paid: string; failed: string; suspense: string; reversed: string };
  };
  logout: { submit: string; done: Said; unknown: Said; atRouter: string };
  /** On the screen of the TV. */
  tv: {
    link: string;
    heading: string;
    steps: string[];
    codeLabel: string;
    codeNote: string;
    check: string;
    new: string;
  };
  /** On the phone beside it. */
  pair: {
    link: string;
    heading: string;
    intro: string;
    submit: string;
    done: Said;
    field: FieldText;
  };
  /** What who has a code may do with it. */
  own: { pause: string; pauseNote: string; paused: Said; resume: string; replace: string };
  /** `{number}` `{reference}` `{price}` */
  byHand: { heading: string; paybill: string[]; till: string[]; note: string };
  /** What holds just now for a voucher; `{moment}`. */
  now: { label: string; slowed: string; closes: string; opens: string; paused: string };
}
