import { useState } from 'preact/hooks';
import { checkRequired } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { cardsApi, type Replacement } from './cards-api.ts';
import { PrintButton } from './print-button.tsx';

/** A lost or spoilt card: why, then the new code, once, to be written down or printed. */
export function Replace({ voucherId, onClose }: { voucherId: string; onClose(): void }) {
  const text = useText();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [made, setMade] = useState<Replacement | null>(null);
  const submission = useSubmit({
    check: () => checkRequired(text, { reason }),
    send: () => cardsApi.replace(voucherId, reason.trim()),
    done: (replacement) => {
      notify.done(text.cards.replaced);
      setMade(replacement);
    },
  });
  if (made) {
    return (
      <Dialog title={text.cards.replacedTitle} onClose={onClose}>
        <p class="big-code">{made.code}</p>
        <p class="soft">{made.planName}</p>
        <div class="buttons">
          <Button kind="primary" onClick={onClose}>
            {text.common.close}
          </Button>
          <PrintButton
            planName={made.planName}
            codes={[made.code]}
            paper="single"
            label={text.vouchers.printOne}
          />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={text.cards.replaceTitle} onClose={onClose}>
      <p>{text.cards.replaceText}</p>
      <form class="form" noValidate onSubmit={submission.onSubmit}>
        <TextField
          label={text.cards.replaceWhy}
          hint={text.cards.replaceWhyHint}
          error={submission.fields.reason}
          value={reason}
          autocomplete="off"
          maxLength={200}
          required
          onInput={setReason}
        />
        {submission.message && !submission.fields.reason && (
          <p class="notice bad" role="alert">
            {submission.message}
          </p>
        )}
        <div class="buttons">
          <Button type="submit" kind="danger" busy={submission.busy}>
            {text.cards.replaceAction}
          </Button>
          <Button onClick={onClose}>{text.common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
