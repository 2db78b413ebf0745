import type { SmsLanguage } from './sms-templates.ts';

/** Sentences that an attendant may pick instead of typing, until the owner writes others. */
export const SUGGESTED_PHRASES: Readonly<Record<SmsLanguage, readonly string[]>> = {
  en: [
    'please come to the counter, we would like to help you.',
    'the Wi-Fi is slow because of our line. We are on it; your time is given back.',
    'your problem is solved. Switch the Wi-Fi of your phone off and on.',
    'we close in 30 minutes. What is left of your code works again tomorrow.',
  ],
  sw: [
    'tafadhali njoo kaunta, tungependa kukusaidia.',
    'Wi-Fi ni polepole kwa sababu ya laini yetu. Tunalishughulikia; muda wako utarudishwa.',
    'tatizo lako limetatuliwa. Zima Wi-Fi ya simu yako na uiwashe.',
    'tunafunga baada ya dakika 30. Kilichobaki cha msimbo wako kitafanya kazi kesho.',
  ],
};

const MOST_PHRASES = 12;
const MOST_PHRASE_CHARACTERS = 200;

/** One sentence in each line. */
export const phrasesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Whether the owner's lines can be used. */
export function arePhrases(text: string): boolean {
  const phrases = phrasesIn(text);
  return (
    phrases.length <= MOST_PHRASES &&
    phrases.every((phrase) => phrase.length <= MOST_PHRASE_CHARACTERS)
  );
}
