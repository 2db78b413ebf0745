import { useState } from 'preact/hooks';
import type { RouterTrustStep, RouterView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import type { Formatter } from '../../format.ts';
import { sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card, Facts, type Tone } from '../../ui/page.tsx';

const TONES: Record<RouterTrustStep['status'], Tone> = {
  ...({ green: 'good', amber: 'warn', red: 'bad', grey: 'calm' } as const),
};

/** What can be believed of a router, each step with what mends it. */
export function Checklist(props: { router: RouterView; onTested: () => void }) {
  const text = useText();
  const { format, may } = useOperator();
  const { router } = props;
  const canTest = router.trust.some(({ step }) => step === 'coa') && !router.address.includes('/');
  return (
    <Card title={text.trust.title}>
      <p class="soft">{text.trust.intro}</p>
      <ol class="rows">
        {router.trust.map(({ step, status, finding }) => (
          <li key={step} class="check-row">
            <div class="check-head">
              <strong>{text.trust.steps[step]}</strong>
              <Badge tone={TONES[status]}>{text.trust.statuses[status]}</Badge>
            </div>
            <p>{text.trust.findings[finding]}</p>
          </li>
        ))}
      </ol>
      <Facts facts={countsOf(router, text.trust, format)} />
      {canTest && may('routers.write') && <TestButton router={router} onTested={props.onTested} />}
    </Card>
  );
}

function countsOf(
  { contact }: RouterView,
  text: ReturnType<typeof useText>['trust'],
  format: Formatter,
): [string, string][] {
  const { accepts, rejects, reports, forgeries, restarts, lastRestartAt, roundTripMs } = contact;
  const facts: [string, string][] = [
    [text.answers, `${accepts} / ${rejects}`],
    [text.reports, String(reports)],
    [text.forgeries, forgeries === 0 ? '' : String(forgeries)],
    [text.restarts, lastRestartAt ? text.restarted(restarts, format.ago(lastRestartAt)) : ''],
    [text.roundTrip, roundTripMs === null ? '' : text.milliseconds(roundTripMs)],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** Asks the router to end a session that cannot exist; nobody is cut off. */
function TestButton(props: { router: RouterView; onTested: () => void }) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const test = async () => {
    setBusy(true);
    const result = await api.probeRouter(props.router.id);
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.trust.tested);
    props.onTested();
  };
  return (
    <div class="buttons">
      <Button busy={busy} onClick={() => void test()}>
        {text.trust.test}
      </Button>
    </div>
  );
}
