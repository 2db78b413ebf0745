import type { ComponentChildren } from 'preact';
import type { Submission } from '../submit.ts';
import { Button, LinkButton } from './button.tsx';

/** A form with its sentence of what is wrong and its buttons. */
export function Form(props: {
  submission: Submission;
  action: string;
  kind?: 'primary' | 'danger';
  cancel?: { href: string; label: string };
  children: ComponentChildren;
}) {
  const { submission } = props;
  return (
    <form class="form" noValidate onSubmit={submission.onSubmit}>
      {props.children}
      {submission.message && (
        <p class="notice bad" role="alert" tabIndex={-1}>
          {submission.message}
        </p>
      )}
      <div class="buttons">
        <Button type="submit" kind={props.kind ?? 'primary'} busy={submission.busy}>
          {props.action}
        </Button>
        {props.cancel && <LinkButton href={props.cancel.href}>{props.cancel.label}</LinkButton>}
      </div>
    </form>
  );
}
