import type { PurchasePageView } from '../server/contract/splash.ts';
import type { Live } from './live.ts';
import { Actions, Code, Countdown, Facts, Form, Login, secondsLeft } from './parts.tsx';

/** The moment of truth: what to do, how long it takes, what became of it. */
export function Purchase({ view, live }: { view: PurchasePageView; live: Live }) {
  return (
    <>
      {view.code !== null && <Code code={view.code} live={live} />}
      {view.login !== null && <Login login={view.login} live={live} />}
      {view.steps.length > 0 && (
        <ol class="steps">
          {view.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {view.countdown !== null && <Countdown countdown={view.countdown} live={live} />}
      {view.status === 'failed' && <Retry view={view} live={live} />}
      <Facts facts={view.facts} />
      {view.check !== null && (
        <p>
          <a class="button quiet" href={view.check.href}>
            {view.check.label}
          </a>
        </p>
      )}
      <Actions links={view.actions} />
      {view.status !== 'failed' && <Retry view={view} live={live} />}
    </>
  );
}

/** The first thing to do after a failure; before one, a last resort, since both could be paid. */
function Retry({ view, live }: { view: PurchasePageView; live: Live }) {
  const { retry } = view;
  if (retry === null) return null;
  const waiting = retry.wait !== null && secondsLeft(retry.wait, live) > 0;
  return (
    <section class="card">
      <Form
        form={retry}
        live={live}
        busyLabel={view.text.busy}
        name="retry"
        disabled={waiting}
        quiet={view.status !== 'failed'}
      >
        <p class="hint">{retry.note}</p>
        {retry.wait !== null && <Countdown countdown={retry.wait} live={live} />}
      </Form>
    </section>
  );
}
