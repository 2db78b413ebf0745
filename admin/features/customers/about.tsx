import { useState } from 'preact/hooks';
import type { CustomerView } from '../../../server/contract/customers.ts';
import { checkRequired } from '../../checks.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { actorName } from '../../format.ts';
import { type Result, sentenceOf } from '../../problem.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { TextAreaField } from '../../ui/more-fields.tsx';
import { Card } from '../../ui/page.tsx';
import { type CustomerProps, customersApi } from './customers-api.ts';

/** What colleagues should know. */
export function Notes({ query, customer, onChange }: CustomerProps) {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const [note, setNote] = useState('');
  const submission = useSubmit({
    check: () => checkRequired(text, { note }),
    send: () => customersApi.note(query, note.trim()),
    done: (changed) => {
      notify.done(text.customers.noteKept);
      setNote('');
      onChange(changed);
    },
  });
  return (
    <Card title={text.customers.notes}>
      {customer.notes.length > 0 && (
        <ol class="timeline">
          {customer.notes.map(({ id, note: words, by, at }) => (
            <li key={id}>
              {words}
              <p class="soft">{`${actorName(by)}, ${format.moment(at)}`}</p>
            </li>
          ))}
        </ol>
      )}
      <Form submission={submission} action={text.customers.noteSave}>
        <TextAreaField
          label={text.customers.note}
          hint={text.customers.noteHint}
          error={submission.fields.note}
          rows={2}
          maxLength={500}
          value={note}
          onInput={setNote}
        />
      </Form>
    </Card>
  );
}

async function thenShow(
  answer: Promise<Result<CustomerView>>,
  onChange: (customer: CustomerView) => void,
): Promise<Result<CustomerView>> {
  const result = await answer;
  if (result.ok) onChange(result.value);
  return result;
}

export function Block({ query, customer, onChange }: CustomerProps) {
  const text = useText();
  const { may, format } = useOperator();
  const { blocked } = customer;
  if (!may('customers.block')) return null;
  if (!blocked) return <BlockForm query={query} onChange={onChange} />;
  const { by, at, reason } = blocked;
  return (
    <Card title={text.customers.blocked}>
      <p>{reason}</p>
      <p class="soft">{text.customers.blockedBy(actorName(by), format.moment(at))}</p>
      <Unblock query={query} reason={reason} onChange={onChange} />
    </Card>
  );
}

function BlockForm({ query, onChange }: Omit<CustomerProps, 'customer'>) {
  const text = useText();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const undo = () => thenShow(customersApi.unblock(query), onChange);
  const submission = useSubmit({
    check: () => checkRequired(text, { reason }),
    send: () => customersApi.block(query, reason.trim()),
    done: (changed) => {
      notify.done(text.customers.blockedDone, undo);
      onChange(changed);
    },
  });
  return (
    <Card title={text.customers.blockTitle}>
      <p class="soft">{text.customers.blockHint}</p>
      <Form submission={submission} action={text.customers.block} kind="danger">
        <TextField
          label={text.customers.blockReason}
          error={submission.fields.reason}
          value={reason}
          autocomplete="off"
          maxLength={200}
          required
          onInput={setReason}
        />
      </Form>
    </Card>
  );
}

function Unblock(props: Omit<CustomerProps, 'customer'> & { reason: string }) {
  const { query, reason, onChange } = props;
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const unblock = async () => {
    setBusy(true);
    const result = await customersApi.unblock(query);
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.customers.unblockedDone, () =>
      thenShow(customersApi.block(query, reason), onChange),
    );
    onChange(result.value);
  };
  return (
    <div class="buttons">
      <Button busy={busy} onClick={() => void unblock()}>
        {text.customers.unblock}
      </Button>
    </div>
  );
}
