/**
 * The owner's words in place of ours. A text is addressed by its path in the text object
 * (`plans.heading`, `help.questions.0.answer`), so whatever is written there can be reworded, and
 * what is filled in at run time has to stay in.
 */
import type { SplashText } from '../text/types.ts';

/** Longest words in characters; the splash is read on a small screen. */
export const MOST_WORDS = 500;

/** Every text of a language by its key, in the order of the object. */
export function entriesOf(text: SplashText): [key: string, words: string][] {
  const entries: [string, string][] = [];
  const visit = (value: unknown, path: string) => {
    if (typeof value === 'string') entries.push([path, value]);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        visit(inner, path === '' ? name : `${path}.${name}`);
      }
    }
  };
  visit(text, '');
  return entries;
}

/** The text with the owner's words in it; a key that is no longer there is passed over. */
export function reword(text: SplashText, words: ReadonlyMap<string, string>): SplashText {
  if (words.size === 0) return text;
  const copy = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return words.get(path) ?? value;
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.entries(value).map(([name, part]) => [
      name,
      copy(part, path === '' ? name : `${path}.${name}`),
    ]);
    return Array.isArray(value) ? inner.map(([, part]) => part) : Object.fromEntries(inner);
  };
  // The copy has every key of the original, and a string wherever that has one.
  return copy(text, '') as SplashText;
}

const placeholdersOf = (words: string) =>
  [...new Set(words.match(/\{\w+\}/g) ?? [])].sort().join(' ');

/** Why these words cannot stand in place of the usual ones; null when they can. */
export function wordingProblem(usual: string, words: string): string | null {
  if (words.trim() === '') return 'Write something, or take the usual words.';
  if (words.length > MOST_WORDS) return `At most ${MOST_WORDS} characters.`;
  if (/\p{Cc}/u.test(words)) return 'One line, without special signs.';
  const wanted = placeholdersOf(usual);
  if (placeholdersOf(words) === wanted) return null;
  return wanted === ''
    ? 'Nothing is filled in here: leave out words in { }.'
    : `Keep ${wanted}: the box fills it in.`;
}
