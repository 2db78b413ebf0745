import type { ImportOdds as Odds } from '../../../server/contract/vouchers.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { cardsApi } from './cards-api.ts';
import { LEAST_ONE_IN } from './odds.ts';

/** What the codes of a file are worth against a guesser, before they are taken. */
export function ImportOdds({ file }: { file: File }) {
  const key = `odds ${file.name} ${file.size} ${file.lastModified}`;
  const odds = useResource(key, async () => cardsApi.importOdds(await file.text()));
  // What cannot be read is said when it is sent.
  return odds.value && <Words odds={odds.value} />;
}

function Words({ odds }: { odds: Odds }) {
  const { codesImport: words } = useText();
  const { format } = useOperator();
  const count = format.number(odds.codes);
  const kept = odds.kept > 0 ? ` ${words.oddsKept(format.number(odds.kept))}` : '';
  const kind = `${words.odds(count, format.number(odds.length))}${kept}`;
  if (odds.oneIn >= LEAST_ONE_IN) {
    return (
      <p class="soft" role="status">
        {`${kind} ${words.oddsOneIn(format.number(odds.oneIn))}`}
      </p>
    );
  }
  const days =
    odds.days < 1 ? words.oddsToday : words.oddsDays(format.number(Math.ceil(odds.days)));
  return (
    <p class="notice warn" role="status">
      {`${kind} ${odds.oneIn > 1 ? words.oddsOneIn(format.number(odds.oneIn)) : days} ${words.oddsWeak}`}
    </p>
  );
}
