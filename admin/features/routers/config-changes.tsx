import { useEffect, useState } from 'preact/hooks';
import type { RouterConfigView } from '../../../server/contract/router-configs.ts';
import { useOperator, useText } from '../../context.ts';
import { type Problem, sentenceOf } from '../../problem.ts';
import { SelectField } from '../../ui/field.tsx';
import './configs.css';
import { configsApi } from './configs-api.ts';
import { aroundChanges, lineDiff, type Shown } from './line-diff.ts';

type Found = { lines: Shown[] } | { problem: Problem } | 'too_different' | null;

/** How one copy differs from an earlier one; both are opened for it. */
export function ConfigChanges(props: {
  routerId: string;
  copy: RouterConfigView;
  others: readonly RouterConfigView[];
}) {
  const text = useText();
  const { format } = useOperator();
  const { routerId, copy, others } = props;
  const [otherId, setOtherId] = useState(others[0]?.id ?? '');
  const [found, setFound] = useState<Found>(null);
  useEffect(() => {
    let isWanted = true;
    setFound(null);
    void compare(
      routerId,
      copy,
      others.find(({ id }) => id === otherId),
    ).then((answer) => {
      if (isWanted) setFound(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [routerId, copy.id, otherId]);
  return (
    <div>
      <SelectField
        label={text.configs.with}
        value={otherId}
        options={others.map(({ id, takenAt }) => [id, format.moment(takenAt)] as const)}
        onChange={setOtherId}
      />
      <div role="status">
        <Answer found={found} />
      </div>
    </div>
  );
}

async function compare(
  routerId: string,
  copy: RouterConfigView,
  other: RouterConfigView | undefined,
): Promise<Found> {
  if (!other) return null;
  const before = await configsApi.text(routerId, other);
  if (!before.ok) return { problem: before.problem };
  const after = await configsApi.text(routerId, copy);
  if (!after.ok) return { problem: after.problem };
  const diff = lineDiff(before.value, after.value);
  return diff ? { lines: aroundChanges(diff) } : 'too_different';
}

function Answer({ found }: { found: Found }) {
  const text = useText();
  if (found === null) return <p class="soft">{text.common.loading}</p>;
  if (found === 'too_different') return <p class="notice">{text.configs.tooDifferent}</p>;
  if ('problem' in found) {
    return <p class="notice bad">{sentenceOf(found.problem, text.problems)}</p>;
  }
  if (found.lines.every(({ what }) => what === 'same' || what === 'skipped')) {
    return <p>{text.configs.same}</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
    <div class="listing" tabIndex={0}>
      {found.lines.map((line, at) => (
        <Line key={at} line={line} />
      ))}
    </div>
  );
}

const SIGNS = { same: '  ', added: '+ ', removed: '− ' };

function Line({ line }: { line: Shown }) {
  const text = useText();
  if (line.what === 'skipped') return <p class="skipped">{text.configs.skipped(line.count)}</p>;
  const spoken = line.what !== 'same' && <span class="sr-only">{text.configs[line.what]}: </span>;
  return (
    <p class={line.what}>
      <span aria-hidden="true">{SIGNS[line.what]}</span>
      {spoken}
      {line.line}
    </p>
  );
}
