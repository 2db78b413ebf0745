import type { ComponentChildren } from 'preact';
import type {
  CodeCard,
  LoginStep,
  SplashCountdown,
  SplashFact,
  SplashField,
  SplashForm,
  SplashLink,
  SplashMeter,
  SplashPicture,
} from '../server/contract/splash.ts';
import type { Live } from './live.ts';

/** The owner's sign, beside the name it stands for; without one the house's: a door ajar. */
export function Logo({ picture }: { picture: SplashPicture | null }) {
  if (picture !== null) return <Picture picture={picture} text="" name="logo" />;
  return (
    <svg class="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path d="M9 25V8.5A1.5 1.5 0 0 1 10.5 7H21.5A1.5 1.5 0 0 1 23 8.5V25" />
      <path class="leaf" d="M12 25V10.5l7-2.5v17z" />
      <path d="M6.5 25h19" />
      <circle cx="17" cy="17" r="1.3" />
    </svg>
  );
}

export function Picture(props: {
  picture: SplashPicture;
  text: string;
  name: string;
  late?: boolean;
}) {
  const { picture, text, name, late = false } = props;
  return (
    <img
      class={name}
      src={picture.src}
      width={picture.widthPx}
      height={picture.heightPx}
      alt={text}
      loading={late ? 'lazy' : undefined}
    />
  );
}

function Hidden({ values }: { values: Record<string, string> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

interface FormProps {
  form: SplashForm;
  live: Live;
  busyLabel: string;
  /** Two forms on one page need different element ids. */
  name: string;
  disabled?: boolean;
  /** Not the thing to press first. */
  quiet?: boolean;
  children?: ComponentChildren;
}

export function Form(props: FormProps) {
  const { form, live, busyLabel, name, disabled = false, quiet = false, children } = props;
  return (
    <form method="post" action={form.action} key={form.action.split('?')[0]} noValidate>
      <Hidden values={form.hidden} />
      {form.fields.map((field) => (
        <Field key={field.name} field={field} id={`${name}-${field.name}`} />
      ))}
      {children}
      <button
        class={quiet ? 'button quiet' : 'button'}
        type="submit"
        disabled={disabled || live.busy}
      >
        {live.busy ? busyLabel : form.submit}
      </button>
      {form.consent !== null && (
        <p class="consent">
          <a href={form.consent.href}>{form.consent.label}</a>
        </p>
      )}
    </form>
  );
}

function Field({ field, id }: { field: SplashField; id: string }) {
  const shared = {
    id,
    name: field.name,
    // Not `value`: the customer's typing must survive the page drawing itself again.
    defaultValue: field.value,
    maxLength: field.maxLength,
    'aria-describedby': field.error === null ? `${id}-hint` : `${id}-error ${id}-hint`,
    'aria-invalid': field.error !== null,
    required: !field.optional,
  };
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      {field.error !== null && (
        <p class="field-error" id={`${id}-error`}>
          {field.error}
        </p>
      )}
      <FieldInput kind={field.kind} shared={shared} />
      <p class="hint" id={`${id}-hint`}>
        {field.hint}
      </p>
    </div>
  );
}

function FieldInput({ kind, shared }: { kind: SplashField['kind']; shared: object }) {
  const plain = {
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: false,
    dir: 'ltr',
  } as const;
  switch (kind) {
    case 'phone':
      return <input type="tel" inputMode="tel" autocomplete="tel" dir="ltr" {...shared} />;
    case 'count':
      return <input type="number" inputMode="numeric" min={2} max={10} {...shared} />;
    case 'coupon':
    case 'tv':
    case 'code':
      return <input type="text" class="code-input" {...plain} {...shared} />;
    case 'receipt':
      return <textarea rows={3} {...plain} {...shared} />;
  }
}

export function Steps({ steps }: { steps: string[] }) {
  if (steps.length === 0) return null;
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

export function Facts({ facts }: { facts: SplashFact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.label + fact.value}>
          <dt>{fact.label}</dt>
          <dd>
            <bdi>{fact.value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Meters({ meters }: { meters: SplashMeter[] }) {
  return (
    <>
      {meters.map((meter) => (
        <div class="meter" key={meter.label}>
          <p>
            <span>{meter.label}</span> <strong>{meter.value}</strong>
          </p>
          <progress max={100} value={100 - meter.usedPercent} aria-label={meter.label} />
        </div>
      ))}
    </>
  );
}

export function Actions({ links }: { links: SplashLink[] }) {
  if (links.length === 0) return null;
  return (
    <ul class="actions">
      {links.map((action) => (
        <li key={action.label}>
          <a class="button quiet" href={action.href}>
            {action.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Code({ code, live }: { code: CodeCard; live: Live }) {
  return (
    <div class="ticket">
      <p class="ticket-label">{code.label}</p>
      <p class="code" dir="ltr">
        {code.code}
      </p>
      <p class="hint">{code.note}</p>
      {live.script && code.print !== null && (
        <button type="button" class="link" data-print>
          {code.print}
        </button>
      )}
    </div>
  );
}

/** Left alone by the script's form handling: it must end in a full navigation. */
export function Login({ login, live }: { login: LoginStep; live: Live }) {
  return (
    <form class="login" method={login.form.method} action={login.form.action} data-login>
      <Hidden values={login.form.fields} />
      <button class="button big" type="submit">
        {login.label}
      </button>
      {live.script && <p class="hint">{login.note}</p>}
    </form>
  );
}

export function secondsLeft(countdown: SplashCountdown, live: Live): number {
  return Math.max(0, countdown.seconds - live.elapsedSeconds);
}

export function Countdown({ countdown, live }: { countdown: SplashCountdown; live: Live }) {
  const seconds = secondsLeft(countdown, live);
  return (
    <div class="countdown">
      <p>
        {seconds > 0 ? countdown.template.replace('{seconds}', String(seconds)) : countdown.done}
      </p>
      <progress max={countdown.seconds} value={seconds} aria-hidden="true" />
    </div>
  );
}
