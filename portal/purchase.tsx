import type { PurchasePageView } from '../server/contract/splash.ts';
import type { Live } from './live.ts';
import { Actions, Code, Countdown, Facts, Form, Login, Steps, secondsLeft } from './parts.tsx';

/** The moment of truth: what to do, how long it takes, what became of it. */
export function Purchase({ view, live }: { view: PurchasePageView; live: Live }) {
  return (
    <>
      {view.code !== null && <Code code={view.code} live={live} />}
      {view.login !== null && <Login login={view.login} live={live} />}
      <Steps steps={view.steps} />
      {view.countdown !== null && <Countdown countdown={view.countdown} live={live} />}
      {view.status === 'failed' && <Retry view={view} live={live} />}
      {view.byHand !== null && (
        <section class="card">
          <h2>{view.byHand.heading}</h2>
          <Steps steps={view.byHand.steps} />
          <p class="hint">{view.byHand.note}</p>
        </section>
      )}
      <Facts facts={view.facts} />
      {view.story !== null && (
        <section class="card">
          <h2>{view.story.heading}</h2>
          <Facts facts={view.story.events} />
        </section>
      )}
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
