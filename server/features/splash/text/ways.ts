import type { FieldText, Said } from './types.ts';

/** One way of buying that asks for something beside the number. */
interface WayText {
  link: string;
  heading: string;
  steps: string[];
}

/** The words of what may come with a purchase, or in place of one. */
export interface WaysText {
  /** Who gets the code by SMS; may stay empty. */
  gift: FieldText;
  several: WayText & { field: FieldText };
  coupon: WayText & { field: FieldText; before: string };
  credit: WayText & { submit: string };
  /** `{code}` is masked. */
  topUp: WayText & { intro: string; onto: string; paid: string; label: string };
  trial: { link: string; heading: string; intro: string; submit: string; done: Said };
  /** Internet on trust; `{minutes}`. */
  trust: Said;
  /** What happened to the money, by itself. */
  story: {
    heading: string;
    asked: string;
    money: string;
    code: string;
    sms: string;
    sent_back: string;
  };
}
