import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useText } from '../context.ts';
import { Button } from './button.tsx';

/** A question in front of the screen; Escape and the backdrop say no. */
export function Dialog(props: { title: string; onClose(): void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape.
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose();
      }}
    >
      <div class="dialog-body">
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  );
}

/** Asks before something that cannot simply be taken back. */
export function Confirm(props: {
  title: string;
  sentence: string;
  action: string;
  danger?: boolean;
  busy?: boolean;
  problem?: string | null;
  onConfirm(): void;
  onClose(): void;
}) {
  const text = useText();
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <p>{props.sentence}</p>
      {props.problem && (
        <p class="notice bad" role="alert">
          {props.problem}
        </p>
      )}
      <div class="buttons">
        <Button
          kind={props.danger ? 'danger' : 'primary'}
          busy={props.busy ?? false}
          onClick={props.onConfirm}
        >
          {props.action}
        </Button>
        <Button onClick={props.onClose}>{text.common.cancel}</Button>
      </div>
    </Dialog>
  );
}
