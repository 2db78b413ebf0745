import { useState } from 'preact/hooks';
import type { PaymentView } from '../../../server/contract/admin.ts';
import type { RefundView } from '../../../server/contract/money.ts';
import { api } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { PasswordField, SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';

type Method = RefundView['method'];

/** Notes money that went back, or has it reversed; only an owner, with the password. */
export function Refund({ payment, onDone }: { payment: PaymentView; onDone(): void }) {
  const text = useText();
  const notify = useNotify();
  const [input, setInput] = useState({ receipt: '', reason: '', password: '' });
  const [method, setMethod] = useState<Method>('by_hand');
  const change = (name: keyof typeof input) => (value: string) =>
    setInput({ ...input, [name]: value });
  const byHand = method === 'by_hand';
  const { receipt, reason, password } = input;
  const submission = useSubmit({
    check: () => checkRequired(text, { reason, password, ...(byHand ? { receipt } : {}) }),
    send: () =>
      api.refundPayment(payment.id, {
        ...{ method, reason: reason.trim(), password },
        ...(byHand ? { receipt: receipt.trim() } : {}),
      }),
    done: ({ state }) => {
      notify.done(state === 'done' ? text.money.refundedDone : text.money.refundedSent);
      setInput({ receipt: '', reason: '', password: '' });
      onDone();
    },
  });
  const methods = Object.entries(text.money.methods) as [Method, string][];
  return (
    <Card title={text.money.refund}>
      <p class="soft">{text.money.refundHint}</p>
      <Form submission={submission} action={text.money.refund} kind="danger">
        <SelectField<Method>
          label={text.money.method}
          value={method}
          options={methods}
          onChange={(chosen: Method) => setMethod(chosen)}
        />
        {byHand && (
          <TextField
            label={text.money.receipt}
            error={submission.fields.receipt}
            value={receipt}
            autocapitalize="characters"
            autocomplete="off"
            maxLength={40}
            required
            onInput={change('receipt')}
          />
        )}
        <TextField
          label={text.money.reason}
          error={submission.fields.reason}
          value={reason}
          autocomplete="off"
          maxLength={200}
          required
          onInput={change('reason')}
        />
        <PasswordField
          label={text.money.password}
          error={submission.fields.password}
          value={password}
          autocomplete="current-password"
          maxLength={300}
          required
          onInput={change('password')}
        />
      </Form>
    </Card>
  );
}
