import { asPlainSms } from './gsm7.ts';
import type { SmsLanguage } from './sms-templates.ts';

/** Where the inputs of a USSD conversation have led. */
export type UssdScreen =
  | { kind: 'main' }
  | { kind: 'plans'; offset: number }
  | { kind: 'confirm'; plan: number }
  /** The end: the customer has said yes. */
  | { kind: 'buy'; plan: number }
  | { kind: 'balance' }
  | { kind: 'bye' };

export interface UssdPlace {
  screen: UssdScreen;
  language: SmsLanguage;
  /** The last input was none of the choices: the same screen says so. */
  invalid: boolean;
}

/** Plans on one screen; a screen holds about 160 characters. */
const PLANS_PER_SCREEN = 4;
const MOST_CHARACTERS = 160;

/**
 * Follows all inputs of a conversation from its first screen on: providers repeat them each time,
 * so nothing has to be remembered in between. An input that is no choice changes nothing.
 */
export function walkUssd(
  inputs: readonly string[],
  planCount: number,
  firstLanguage: SmsLanguage,
): UssdPlace {
  let place: UssdPlace = { screen: { kind: 'main' }, language: firstLanguage, invalid: false };
  for (const input of inputs) {
    const next = step(place, input.trim(), planCount);
    place = next ? { ...next, invalid: false } : { ...place, invalid: true };
  }
  return place;
}

function step(
  { screen, language }: UssdPlace,
  input: string,
  planCount: number,
): Pick<UssdPlace, 'screen' | 'language'> | null {
  const to = (next: UssdScreen) => ({ screen: next, language });
  switch (screen.kind) {
    case 'main':
      if (input === '1') return to({ kind: 'plans', offset: 0 });
      if (input === '2') return to({ kind: 'balance' });
      if (input === '3') return { screen, language: language === 'en' ? 'sw' : 'en' };
      return null;
    case 'plans': {
      const more = screen.offset + PLANS_PER_SCREEN;
      if (input === '0') return to({ kind: 'plans', offset: more < planCount ? more : 0 });
      const plan = /^\d{1,3}$/.test(input) ? Number(input) - 1 : -1;
      return plan >= 0 && plan < planCount ? to({ kind: 'confirm', plan }) : null;
    }
    case 'confirm':
      if (input === '1') return to({ kind: 'buy', plan: screen.plan });
      return input === '2' ? to({ kind: 'bye' }) : null;
    default:
      return to(screen);
  }
}

const WORDS = {
  en: {
    main: (business: string) => `${business} Wi-Fi\n1. Buy\n2. What is left\n3. Kiswahili`,
    invalid: 'Not a choice.',
    choose: 'Choose:',
    more: '0. More',
    nothing: 'Nothing is on sale now. Please ask at the counter.',
    confirm: (plan: string, price: string) => `${plan}, ${price}. Pay by M-Pesa?\n1. Yes\n2. No`,
    soon: 'M-Pesa asks for your PIN in a few seconds. Your code then comes by SMS.',
    bye: 'Nothing was bought. Welcome back any time.',
    none: 'This number has no running Wi-Fi code.',
    left: (plan: string, left: string) => `${plan}, left: ${left}.`,
    busy: 'A payment of this number is still open. Please wait a few minutes and try again.',
    failed: 'This did not work. Please use the Wi-Fi page or ask at the counter.',
  },
  sw: {
    main: (business: string) => `${business} Wi-Fi\n1. Nunua\n2. Kilichobaki\n3. English`,
    invalid: 'Si chaguo.',
    choose: 'Chagua:',
    more: '0. Zaidi',
    nothing: 'Hakuna kinachouzwa sasa. Tafadhali muulize muuzaji.',
    confirm: (plan: string, price: string) =>
      `${plan}, ${price}. Lipa kwa M-Pesa?\n1. Ndiyo\n2. Hapana`,
    soon: 'M-Pesa itaomba PIN yako baada ya sekunde chache. Msimbo utakuja kwa SMS.',
    bye: 'Hukununua chochote. Karibu tena.',
    none: 'Namba hii haina msimbo wa Wi-Fi unaotumika.',
    left: (plan: string, left: string) => `${plan}, imebaki: ${left}.`,
    busy: 'Malipo ya namba hii bado hayajaisha. Subiri dakika chache ujaribu tena.',
    failed: 'Haikufaulu. Tumia ukurasa wa Wi-Fi au muulize muuzaji.',
  },
} as const;

export const ussdWords = (language: SmsLanguage) => WORDS[language];

/** A page of the plans: `2. 1 hour KES 10`. */
export function plansScreen(
  plans: readonly { name: string; price: string }[],
  offset: number,
  language: SmsLanguage,
): string {
  const words = WORDS[language];
  const lines = plans
    .slice(offset, offset + PLANS_PER_SCREEN)
    .map(({ name, price }, index) => `${offset + index + 1}. ${name.slice(0, 20)} ${price}`);
  const more = plans.length > PLANS_PER_SCREEN ? [words.more] : [];
  return [words.choose, ...lines, ...more].join('\n');
}

/** What the provider shows: `CON` keeps the conversation open, `END` ends it. Plain characters only. */
export function ussdAnswer(kind: 'CON' | 'END', text: string): string {
  const plain = text.split('\n').map(asPlainSms).join('\n');
  return `${kind} ${plain.slice(0, MOST_CHARACTERS)}`;
}
