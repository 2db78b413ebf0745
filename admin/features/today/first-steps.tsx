import type { FirstStep } from '../../../server/contract/reports.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { guideApi } from '../guide/guide-api.ts';

/** What the guide asks for and is not there yet; nothing once everything is. */
export function FirstSteps() {
  const text = useText();
  const notify = useNotify();
  const { may } = useOperator();
  const steps = useResource('first steps', guideApi.steps);
  const open = (steps.value ?? []).filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  const hide = async (step: FirstStep) => {
    const hidden = (steps.value ?? []).filter(({ state }) => state === 'hidden');
    const before = hidden.map((one) => one.step);
    const result = await guideApi.hide([...before, step]);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.guide.hidden(text.guide.steps[step].short), () => guideApi.hide(before));
    steps.reload();
  };
  return (
    <Card title={text.guide.unfinished}>
      <ol class="rows">
        {open.map(({ step }) => (
          <li key={step}>
            <p>{text.guide.steps[step].title}</p>
            <div class="buttons">
              <LinkButton small href={`/welcome/${step}`}>
                {text.guide.go}
              </LinkButton>
              {may('settings.write') && (
                <Button
                  kind="plain"
                  small
                  label={`${text.guide.without}: ${text.guide.steps[step].short}`}
                  onClick={() => void hide(step)}
                >
                  {text.guide.without}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
