/**
 * One page of the splash as values: what the server renders to HTML, what the browser hydrates
 * from, and what it is answered when it asks with `Accept: application/json`. Every word, price,
 * time and link is ready for display in the customer's language; the components add none.
 */
import type { Language, LoginForm } from './portal.ts';

/** The languages of the splash: those of the interface for scripts, and more. */
export type SplashLanguage = Language | 'fr' | 'am' | 'so' | 'ar';

/** Stands in a page prepared for everybody for the router's parameters of the one who asks. */
export type Carried = 'mlango-carried';

export type SplashPage = SplashView['page'];

/** Words the page's frame and its script need on every page. */
export interface CommonText {
  skipToContent: string;
  navigation: string;
  language: string;
  /** Shown while payments are simulated, so that nobody takes the demonstration for a sale. */
  simulated: string;
  busy: string;
  /** The script could not reach the box: almost always lost Wi-Fi. */
  offlineTitle: string;
  offlineMessage: string;
}

export interface SplashLink {
  label: string;
  href: string;
}

interface NavigationLink extends SplashLink {
  page: SplashPage;
  current: boolean;
}

interface LanguageLink {
  language: SplashLanguage;
  /** The language's own name for itself. */
  name: string;
  href: string;
  current: boolean;
}

export interface SplashNotice {
  tone: 'error' | 'info' | 'good';
  title: string;
  message: string;
}

/** One value with its name, e.g. "Time left" and "3 hours". */
export interface SplashFact {
  label: string;
  value: string;
}

export interface SplashField {
  name: string;
  kind: 'phone' | 'code' | 'receipt' | 'tv' | 'coupon' | 'count';
  label: string;
  hint: string;
  value: string;
  /** What is wrong with the value; null when nothing is known to be. */
  error: string | null;
  maxLength: number;
  /** May stay empty. */
  optional?: true;
}

/** A form that works without JavaScript: posted to this box, with the router's values in its address. */
export interface SplashForm {
  action: string;
  hidden: Record<string, string>;
  fields: SplashField[];
  submit: string;
  /** Says that going on accepts the terms, and leads to them. */
  consent: SplashLink | null;
}

/** Seconds left when the server answered; the browser counts on by its own stopwatch. */
export interface SplashCountdown {
  seconds: number;
  /** With `{seconds}` in it. */
  template: string;
  /** Shown once the seconds are over. */
  done: string;
}

export interface PlanCard {
  id: string;
  name: string;
  price: string;
  /** "3 hours", "500 MB", "valid 1 day" … in the order of importance. */
  details: string[];
  /** "Best value" on the one the owner recommends. */
  badge: string | null;
  href: string;
}

/** The step which leaves the splash: a real form submission to the router. */
export interface LoginStep {
  form: LoginForm;
  label: string;
  note: string;
  /** With JavaScript the form submits itself after this long, once per page visit. */
  connectInMs: number;
}

export interface CodeCard {
  label: string;
  /** `XXXXX-XXXXX` */
  code: string;
  note: string;
  /** Null where there is nothing to print with. */
  print: string | null;
}

/** The owner's colours, `#rrggbb`; the rest follows from them. */
export type SplashTheme = Record<'accent' | 'ground', string>;

export interface SplashPicture {
  src: string;
  widthPx: number;
  heightPx: number;
}

interface Frame {
  /** Path and query which show this very page again by GET. */
  url: string;
  language: SplashLanguage;
  direction: 'ltr' | 'rtl';
  /** Of the document. */
  title: string;
  heading: string;
  businessName: string;
  theme: SplashTheme;
  /** The owner's; null = the house's sign. */
  logo: SplashPicture | null;
  /** What the owner wants everybody to know. */
  announcement: string | null;
  businessPhone: SplashLink | null;
  simulated: boolean;
  languages: LanguageLink[];
  navigation: NavigationLink[];
  notice: SplashNotice | null;
  text: CommonText;
}

export interface PlansView extends Frame {
  page: 'plans';
  intro: string;
  plans: PlanCard[];
  /** Where the owner gives a free trial. */
  trial: SplashLink | null;
  /** Said in place of the plans when there are none. */
  empty: string;
  voucherHeading: string;
  voucherForm: SplashForm;
  banner: { picture: SplashPicture; link: string | null; text: string } | null;
}

export interface PhoneView extends Frame {
  page: 'phone';
  plan: PlanCard;
  form: SplashForm;
  steps: string[];
  actions: SplashLink[];
}

export type PurchaseStatus =
  | 'waiting'
  /** The prompt's time is over and M-Pesa has said neither yes nor no. */
  | 'late'
  | 'unknown'
  | 'paid'
  | 'failed'
  | 'stale'
  | 'suspense'
  | 'reversed';

export interface PurchasePageView extends Frame {
  page: 'purchase';
  status: PurchaseStatus;
  message: string;
  /** What the customer does on the phone now, in order; empty when there is nothing to do. */
  steps: string[];
  facts: SplashFact[];
  /** What happened so far, once it is worth telling. */
  story: { heading: string; events: SplashFact[] } | null;
  countdown: SplashCountdown | null;
  /** The script asks again after this long; null = the state is final. */
  pollInMs: number | null;
  /** Without JavaScript the page loads itself again after this long; null = never. */
  refreshSeconds: number | null;
  check: SplashLink | null;
  code: CodeCard | null;
  login: LoginStep | null;
  retry: (SplashForm & { note: string; wait: SplashCountdown | null }) | null;
  /** How to send the money oneself; null while a request may still be paid, or without a number. */
  byHand: { heading: string; steps: string[]; note: string } | null;
  actions: SplashLink[];
}

/** One thing to type in, and what it is for. */
export interface EntryView extends Frame {
  page: 'voucher' | 'claim' | 'lost' | 'pair' | 'trial';
  intro: string;
  form: SplashForm;
  /** Another way out of what is wrong with the first. */
  remedy: SplashForm | null;
  actions: SplashLink[];
}

/** On a screen without a keyboard: a code to type on a phone, which brings the voucher. */
export interface TvView extends Frame {
  page: 'tv';
  steps: string[];
  code: CodeCard;
  /** The script asks after this long whether a phone has brought one. */
  pollInMs: number;
  /** Without JavaScript the page loads itself again after this long. */
  refreshSeconds: number;
  actions: SplashLink[];
}

/** What was bought on this device, the latest first; no codes and no numbers. */
export interface HistoryView extends Frame {
  page: 'history';
  /** Said in place of the purchases when there are none. */
  empty: string;
  purchases: { what: string; when: string; state: string }[];
  actions: SplashLink[];
}

/** A voucher was accepted: what it holds and the way to the internet. */
export interface ConnectView extends Frame {
  page: 'connect';
  message: string;
  facts: SplashFact[];
  code: CodeCard;
  login: LoginStep | null;
  /** Puts the code aside; null where the plan has no pause. */
  pause: (SplashForm & { note: string }) | null;
  actions: SplashLink[];
}

/** How much of a limit is used, for a bar. */
export interface SplashMeter {
  label: string;
  value: string;
  usedPercent: number;
}

export interface LeftView extends Frame {
  page: 'left';
  message: string;
  online: boolean;
  meters: SplashMeter[];
  facts: SplashFact[];
  /** Ends this device's session. */
  logout: SplashForm | null;
  actions: SplashLink[];
}

export interface HelpView extends Frame {
  page: 'help';
  questions: { question: string; answer: string }[];
  contact: string;
  actions: SplashLink[];
}

/** Anything that ends in a sentence and a way on: not found, too many tries, a fault. */
export interface MessageView extends Frame {
  page: 'message';
  message: string;
  actions: SplashLink[];
}

export type SplashView =
  | PlansView
  | PhoneView
  | PurchasePageView
  | EntryView
  | TvView
  | HistoryView
  | ConnectView
  | LeftView
  | HelpView
  | MessageView;
