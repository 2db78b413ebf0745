import type { RouterProblem } from './text/types.ts';

/**
 * Sorts a router's login error by what the customer can do about it. The words are MikroTik's
 * (`errors.txt` of the hotspot) and our own Reply-Messages; since anybody can write them into a
 * link, they choose among our sentences and are never shown themselves.
 */
export function routerProblem(error: string): RouterProblem {
  const said = error.toLowerCase();
  const rule = rules.find(([pattern]) => pattern.test(said));
  return rule?.[1] ?? 'other';
}

const rules: [RegExp, RouterProblem][] = [
  [/already|simultaneous|no more sessions|too many devices|in use/, 'already_online'],
  [/uptime limit|traffic limit|used up|expired|finished|no time|no data|transfer limit/, 'used_up'],
  [/not responding|timeout|timed out|no answer|try again later/, 'no_answer'],
  [/invalid|incorrect|unknown|not found|no such|wrong|password|revoked|reject/, 'not_accepted'],
];
