import { useState } from 'preact/hooks';
import type { PaymentView } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { navigate } from '../../navigation.tsx';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';

/** The customer's reference is known: the money pays for that purchase. */
export function Match({ payment }: { payment: PaymentView }) {
  const text = useText();
  const notify = useNotify();
  const [purchase, setPurchase] = useState('');
  const submission = useSubmit({
    check: () => checkRequired(text, { purchase }),
    send: () => api.matchPayment(payment.id, purchase.trim()),
    done: (id) => {
      notify.done(text.money.matched);
      navigate(`/payments/${id}`);
    },
  });
  return (
    <Card title={text.money.match}>
      <p class="soft">{text.money.matchHint}</p>
      <Form submission={submission} action={text.money.match}>
        <TextField
          label={text.money.reference}
          error={submission.fields.purchase}
          value={purchase}
          autocapitalize="characters"
          autocomplete="off"
          maxLength={40}
          required
          onInput={setPurchase}
        />
      </Form>
    </Card>
  );
}

/** The money becomes what its sender may spend later. */
export function Credit({ payment }: { payment: PaymentView }) {
  const text = useText();
  const notify = useNotify();
  const [phone, setPhone] = useState('');
  const submission = useSubmit({
    send: () => api.creditPayment(payment.id, phone.trim()),
    done: () => {
      notify.done(text.money.credited);
      navigate('/payments');
    },
  });
  return (
    <Card title={text.money.credit}>
      <p class="soft">{text.money.creditHint}</p>
      <Form submission={submission} action={text.money.credit}>
        <TextField
          label={payment.phone ? `${text.money.phone} (${text.common.optional})` : text.money.phone}
          error={submission.fields.phone}
          value={phone}
          inputMode="tel"
          autocomplete="off"
          maxLength={20}
          onInput={setPhone}
        />
      </Form>
    </Card>
  );
}
