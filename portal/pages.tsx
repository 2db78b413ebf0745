import type {
  ConnectView,
  EntryView,
  HelpView,
  HistoryView,
  LeftView,
  MessageView,
  PhoneView,
  PlansView,
  SplashView,
  TvView,
} from '../server/contract/splash.ts';
import type { Live } from './live.ts';
import { Actions, Code, Facts, Form, Login, Meters, Picture, Steps } from './parts.tsx';
import { Purchase } from './purchase.tsx';

interface Props<View> {
  view: View;
  live: Live;
}

/** The page's body below its heading. */
export function Page({ view, live }: Props<SplashView>) {
  switch (view.page) {
    case 'plans':
      return <Plans view={view} live={live} />;
    case 'phone':
      return <Phone view={view} live={live} />;
    case 'purchase':
      return <Purchase view={view} live={live} />;
    case 'voucher':
    case 'claim':
    case 'lost':
    case 'pair':
    case 'trial':
      return <Entry view={view} live={live} />;
    case 'connect':
      return <Connect view={view} live={live} />;
    case 'left':
      return <Left view={view} live={live} />;
    case 'tv':
      return <Tv view={view} live={live} />;
    case 'history':
      return <History view={view} />;
    case 'help':
      return <Help view={view} />;
    case 'message':
      return <Message view={view} />;
  }
}

function Plans({ view, live }: Props<PlansView>) {
  return (
    <>
      <p class="intro">{view.plans.length === 0 ? view.empty : view.intro}</p>
      <ul class="plans">
        {view.plans.map((plan) => (
          <li key={plan.id}>
            <a class="plan" href={plan.href}>
              <span class="plan-what">
                <strong>
                  <bdi>{plan.name}</bdi>
                  {plan.badge !== null && <span class="badge">{plan.badge}</span>}
                </strong>
                <Details details={plan.details} />
              </span>
              <bdi class="price">{plan.price}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {view.trial !== null && <Actions links={[view.trial]} />}
      <section class="card">
        <h2>{view.voucherHeading}</h2>
        <Form form={view.voucherForm} live={live} busyLabel={view.text.busy} name="voucher" />
      </section>
      {view.banner !== null && <Banner banner={view.banner} />}
    </>
  );
}

/** Below all that matters, and fetched after it. */
function Banner({ banner }: { banner: NonNullable<PlansView['banner']> }) {
  const picture = <Picture picture={banner.picture} text={banner.text} name="banner" late />;
  return <p>{banner.link === null ? picture : <a href={banner.link}>{picture}</a>}</p>;
}

function Phone({ view, live }: Props<PhoneView>) {
  return (
    <>
      <div class="plan chosen">
        <span class="plan-what">
          <strong>
            <bdi>{view.plan.name}</bdi>
          </strong>
          <Details details={view.plan.details} />
        </span>
        <bdi class="price">{view.plan.price}</bdi>
      </div>
      <section class="card">
        <Form form={view.form} live={live} busyLabel={view.text.busy} name="buy" />
      </section>
      <Steps steps={view.steps} />
      <Actions links={view.actions} />
    </>
  );
}

function Entry({ view, live }: Props<EntryView>) {
  return (
    <>
      <p class="intro">{view.intro}</p>
      <section class="card">
        <Form form={view.form} live={live} busyLabel={view.text.busy} name={view.page} />
      </section>
      {view.remedy !== null && (
        <Form form={view.remedy} live={live} busyLabel={view.text.busy} name="remedy" quiet />
      )}
      <Actions links={view.actions} />
    </>
  );
}

function Connect({ view, live }: Props<ConnectView>) {
  return (
    <>
      <p class="intro">{view.message}</p>
      <Code code={view.code} live={live} />
      {view.login !== null && <Login login={view.login} live={live} />}
      <Facts facts={view.facts} />
      {view.pause !== null && (
        <Form form={view.pause} live={live} busyLabel={view.text.busy} name="pause" quiet>
          <p class="hint">{view.pause.note}</p>
        </Form>
      )}
      <Actions links={view.actions} />
    </>
  );
}

function Left({ view, live }: Props<LeftView>) {
  return (
    <>
      <p class={view.online ? 'intro online' : 'intro'}>{view.message}</p>
      {view.meters.length > 0 && (
        <section class="card">
          <Meters meters={view.meters} />
          <Facts facts={view.facts} />
        </section>
      )}
      {view.logout !== null && (
        <Form form={view.logout} live={live} busyLabel={view.text.busy} name="logout" quiet />
      )}
      <Actions links={view.actions} />
    </>
  );
}

function Tv({ view, live }: Props<TvView>) {
  return (
    <>
      <Steps steps={view.steps} />
      <Code code={view.code} live={live} />
      <Actions links={view.actions} />
    </>
  );
}

function History({ view }: { view: HistoryView }) {
  return (
    <>
      {view.purchases.length === 0 ? (
        <p class="intro">{view.empty}</p>
      ) : (
        <dl class="facts">
          {view.purchases.map(({ what, when, state }) => (
            <div key={when}>
              <dt>
                <bdi>{what}</bdi> <small>{when}</small>
              </dt>
              <dd>{state}</dd>
            </div>
          ))}
        </dl>
      )}
      <Actions links={view.actions} />
    </>
  );
}

function Help({ view }: { view: HelpView }) {
  return (
    <>
      <section class="card answers">
        {view.questions.map((item) => (
          <div key={item.question}>
            <h2>{item.question}</h2>
            <p>{item.answer}</p>
          </div>
        ))}
      </section>
      <p class="intro">{view.contact}</p>
      {view.businessPhone !== null && (
        <p>
          <a class="button" href={view.businessPhone.href}>
            <bdi>{view.businessPhone.label}</bdi>
          </a>
        </p>
      )}
      <Actions links={view.actions} />
    </>
  );
}

function Message({ view }: { view: MessageView }) {
  return (
    <>
      <p class="intro lines">{view.message}</p>
      <Actions links={view.actions} />
    </>
  );
}

/** Each piece stays whole when the line breaks; the dots between them are the style sheet's. */
function Details({ details }: { details: string[] }) {
  return (
    <span class="plan-details">
      {details.map((detail) => (
        <span key={detail}>{`${detail} `}</span>
      ))}
    </span>
  );
}
