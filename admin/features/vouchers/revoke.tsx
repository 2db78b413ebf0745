import { useState } from 'preact/hooks';
import { useNotify, useText } from '../../context.ts';
import type { Result } from '../../problem.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';

/** Cannot be undone, so the last symbols of the code are typed first. */
export function Revoke<T>(props: {
  word: string;
  send(): Promise<Result<T>>;
  onDone(voucher: T): void;
  onClose(): void;
}) {
  const text = useText();
  const notify = useNotify();
  const [typed, setTyped] = useState('');
  const { word } = props;
  const question = text.vouchers.revokeType(word);
  const submission = useSubmit({
    check: () => (typed.trim().toUpperCase() === word ? {} : { word: question }),
    send: props.send,
    done: (voucher) => {
      notify.done(text.vouchers.revoked);
      props.onDone(voucher);
    },
  });
  return (
    <Dialog title={text.vouchers.revokeTitle} onClose={props.onClose}>
      <p>{text.vouchers.revokeText}</p>
      <form class="form" noValidate onSubmit={submission.onSubmit}>
        <TextField
          label={question}
          error={submission.fields.word}
          value={typed}
          autocomplete="off"
          autocapitalize="characters"
          maxLength={5}
          required
          onInput={setTyped}
        />
        {submission.message && !submission.fields.word && (
          <p class="notice bad" role="alert">
            {submission.message}
          </p>
        )}
        <div class="buttons">
          <Button type="submit" kind="danger" busy={submission.busy}>
            {text.vouchers.revokeAction}
          </Button>
          <Button onClick={props.onClose}>{text.common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
