import type { SmsLanguage } from './sms-templates.ts';

export type SmsCommand = 'code' | 'balance' | 'stop' | 'start' | 'help';

const WORDS: Readonly<Record<SmsLanguage, Readonly<Record<SmsCommand, readonly string[]>>>> = {
  en: {
    code: ['CODE', 'VOUCHER', 'WIFI'],
    balance: ['BAL', 'BALANCE', 'LEFT'],
    stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'QUIT'],
    start: ['START', 'UNSTOP', 'SUBSCRIBE'],
    help: ['HELP', 'INFO'],
  },
  sw: {
    code: ['MSIMBO', 'KODI', 'VOCHA'],
    balance: ['SALIO', 'BAKI', 'IMEBAKI'],
    stop: ['ACHA', 'SITISHA', 'KOMA'],
    start: ['ANZA', 'RUDISHA'],
    help: ['MSAADA'],
  },
};

/**
 * What a customer's SMS asks for, by its first word; null = nothing we know.
 * @returns the language of that word too, for the answer.
 */
export function readCommand(text: string): { command: SmsCommand; language: SmsLanguage } | null {
  const word = /[A-Za-z]+/.exec(text.slice(0, 160))?.[0]?.toUpperCase();
  if (word === undefined) return null;
  for (const language of ['en', 'sw'] as const) {
    for (const [command, words] of Object.entries(WORDS[language])) {
      if (words.includes(word)) return { command: command as SmsCommand, language };
    }
  }
  return null;
}
