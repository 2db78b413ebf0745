import type { ComponentChildren } from 'preact';
import { useMayOpen } from '../may-open.ts';
import { Link } from '../navigation.tsx';
import { Icon, type IconName } from './icon.tsx';

type Kind = 'primary' | 'quiet' | 'danger' | 'plain';

interface Look {
  kind?: Kind;
  icon?: IconName;
  small?: boolean;
  children: ComponentChildren;
}

const classOf = ({ kind = 'quiet', small }: Look) => `button ${kind}${small ? ' small' : ''}`;

/** @param props.busy shows that it works and takes no second press. */
export function Button(
  props: Look & {
    type?: 'button' | 'submit';
    busy?: boolean;
    disabled?: boolean;
    label?: string;
    onClick?: () => void;
  },
) {
  return (
    <button
      type={props.type ?? 'button'}
      class={classOf(props)}
      aria-busy={props.busy ? 'true' : undefined}
      aria-label={props.label}
      disabled={props.disabled || props.busy}
      onClick={props.onClick}
    >
      {props.busy ? <span class="spinner" /> : props.icon && <Icon name={props.icon} />}
      <span>{props.children}</span>
    </button>
  );
}

/** Is not there for whoever may not open its address. */
export function LinkButton(props: Look & { href: string }) {
  const mayOpen = useMayOpen();
  if (!mayOpen(props.href)) return null;
  return (
    <Link href={props.href} class={classOf(props)}>
      {props.icon && <Icon name={props.icon} />}
      <span>{props.children}</span>
    </Link>
  );
}
