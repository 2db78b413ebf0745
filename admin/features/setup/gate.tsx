import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { SetupState } from '../../../server/contract/admin.ts';
import { useText } from '../../context.ts';
import { Logo } from '../../ui/icon.tsx';
import { LanguageSwitch } from '../../ui/shell.tsx';

/** What stands around the screens before anybody is logged in. */
export function Gate(props: {
  title: string;
  intro?: string;
  setup: SetupState | null;
  login?: boolean;
  children: ComponentChildren;
}) {
  const text = useText();
  const { payments, sms } = props.setup?.simulated ?? { payments: false, sms: false };
  const kind = payments && sms ? 'both' : payments ? 'payments' : sms ? 'sms' : null;
  useEffect(() => {
    document.title = `${props.title} · Mlango`;
  }, [props.title]);
  return (
    <main class={props.login ? 'gate login' : 'gate'}>
      {kind && (
        <p class="banner" role="status">
          {text.simulated[kind]}
        </p>
      )}
      <div class="gate-head">
        <Logo />
        <p class="business">{props.setup?.businessName ?? 'Mlango'}</p>
        <LanguageSwitch />
      </div>
      <h1>{props.title}</h1>
      {props.intro && <p class="intro">{props.intro}</p>}
      {props.children}
    </main>
  );
}
