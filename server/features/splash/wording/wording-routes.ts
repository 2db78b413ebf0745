import { z } from 'zod';
import type { WordingEntry } from '../../../contract/admin.ts';
import type { SplashLanguage } from '../../../contract/splash.ts';
import { AppError } from '../../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../../ports/route.ts';
import type { Database } from '../../../ports/stores.ts';
import type { Clock } from '../../../ports/system.ts';
import { allLanguages } from '../language.ts';
import { texts } from '../text/index.ts';
import { entriesOf, MOST_WORDS, wordingProblem } from './rewording.ts';
import type { WordingBook } from './wording-book.ts';

interface Deps {
  database: Database;
  clock: Clock;
  wording: WordingBook;
}

const language = z.enum(allLanguages());
const wordingBody = z.strictObject({
  language,
  key: z.string().max(100),
  /** null takes the usual words again. */
  words: z
    .string()
    .max(MOST_WORDS * 2)
    .nullable(),
});

export function wordingRoutes(deps: Deps): AdminRoute[] {
  const list = (of: SplashLanguage) => {
    const own = deps.wording.words(of);
    const entries: WordingEntry[] = entriesOf(texts[of]).map(([key, usual]) => ({
      ...{ key, usual },
      words: own.get(key) ?? null,
    }));
    return { body: { entries } };
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/splash/wording',
      summary: 'Every text of the splash in a language: the usual words and the owner’s.',
      access: 'splash',
      query: z.object({ language: language.default('en') }),
      handle: async ({ query }) => list(query.language),
    }),
    adminRoute({
      method: 'PUT',
      path: '/splash/wording',
      summary: 'Rewords one text in one language, or takes the usual words again.',
      access: 'splash',
      body: wordingBody,
      async handle({ actor, body }) {
        await changeWords(deps, actor.name, body);
        return list(body.language);
      },
    }),
  ];
}

/** @throws AppError wording_unknown | wording_invalid */
async function changeWords(
  { database, clock, wording }: Deps,
  actor: string,
  change: z.infer<typeof wordingBody>,
): Promise<void> {
  const usual = new Map(entriesOf(texts[change.language])).get(change.key);
  if (usual === undefined) {
    throw new AppError(404, 'wording_unknown', 'There is no such text on the splash.');
  }
  const words = change.words?.trim() ?? null;
  const problem = words === null ? null : wordingProblem(usual, words);
  if (problem) throw new AppError(422, 'wording_invalid', problem, { words: problem });
  const nowMs = clock.now();
  const { key } = change;
  await database.transaction(async (stores) => {
    if (words === null || words === usual) {
      await stores.splash.deleteWording(change.language, key);
    } else await stores.splash.putWording({ language: change.language, key, words }, nowMs);
    const subject = `wording:${change.language}:${key}`;
    await stores.audit.append(
      { actor, action: 'splash.reword', subject, detail: { words } },
      nowMs,
    );
  });
  await wording.load(database.read.splash);
}
