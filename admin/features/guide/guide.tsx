import type { ComponentChildren } from 'preact';
import type { FirstStep, FirstStepView } from '../../../server/contract/reports.ts';
import { useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Badge, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { MpesaSetup } from '../mpesa/mpesa.tsx';
import './guide.css';
import { guideApi } from './guide-api.ts';
import { LogoStep } from './logo-step.tsx';
import { PlansStep, RouterStep, SheetStep, SmsStep } from './steps.tsx';

/** A router that is heard for the first time turns its light on while one looks at it. */
const REFRESH_MS = 5_000;

const CONTENTS: Record<FirstStep, () => ComponentChildren> = {
  logo: () => <LogoStep />,
  router: () => <RouterStep />,
  plans: () => <PlansStep />,
  mpesa: () => <MpesaSetup />,
  sms: () => <SmsStep />,
  sheet: () => <SheetStep />,
};

/** From an empty box to the first sale: one thing after the other, and any of them later. */
export function GuideScreen({ id }: { id: string }) {
  const text = useText();
  const steps = useResource('first steps', guideApi.steps, REFRESH_MS);
  const names = Object.keys(CONTENTS) as FirstStep[];
  const at = Math.max(0, names.indexOf(id as FirstStep));
  const step = names[at] ?? 'logo';
  const words = text.guide.steps[step];
  const next = names[at + 1];
  const state = steps.value?.find((one) => one.step === step)?.state;
  return (
    <Page title={words.title} narrow>
      <p class="soft">{text.guide.position(String(at + 1), String(names.length))}</p>
      <Loaded of={steps}>{(list) => <Progress steps={list} at={step} />}</Loaded>
      <p class="intro">{words.intro}</p>
      {CONTENTS[step]()}
      {/* Only once it is known what is done: they neither move nor change under a finger. */}
      {steps.value && (
        <div class="buttons guide-buttons">
          {at > 0 && <LinkButton href={`/welcome/${names[at - 1]}`}>{text.common.back}</LinkButton>}
          <LinkButton
            kind={state === 'done' ? 'primary' : 'quiet'}
            href={next ? `/welcome/${next}` : '/'}
          >
            {state !== 'done' ? text.guide.later : next ? text.guide.next : text.guide.finish}
          </LinkButton>
        </div>
      )}
    </Page>
  );
}

function Progress({ steps, at }: { steps: FirstStepView[]; at: FirstStep }) {
  const text = useText();
  return (
    <ol class="guide-steps">
      {steps.map(({ step, state }) => (
        <li key={step} aria-current={step === at ? 'step' : undefined}>
          <LinkButton kind="plain" small href={`/welcome/${step}`}>
            {text.guide.steps[step].short}
          </LinkButton>
          {state === 'done' && <Badge tone="good">{text.guide.done}</Badge>}
        </li>
      ))}
    </ol>
  );
}
