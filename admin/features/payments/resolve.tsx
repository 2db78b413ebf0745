import { useState } from 'preact/hooks';
import type { PaymentView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useText } from '../../context.ts';
import { navigate } from '../../navigation.tsx';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';

const LEAST_NOTE_CHARACTERS = 3;

/** Closes money in suspense with a note of what was done. */
export function Resolve({ payment }: { payment: PaymentView }) {
  const text = useText();
  const notify = useNotify();
  const [note, setNote] = useState('');
  const submission = useSubmit<unknown>({
    check: () => (note.trim().length < LEAST_NOTE_CHARACTERS ? { note: text.checks.note } : {}),
    send: () => api.resolvePayment(payment.id, note.trim()),
    done: () => {
      notify.done(text.payments.resolved);
      navigate('/payments');
    },
  });
  return (
    <Card title={text.payments.resolveTitle}>
      <Form submission={submission} action={text.payments.resolve}>
        <TextField
          label={text.payments.note}
          hint={text.payments.noteHint}
          error={submission.fields.note}
          value={note}
          maxLength={300}
          autocomplete="off"
          required
          onInput={setNote}
        />
      </Form>
    </Card>
  );
}
