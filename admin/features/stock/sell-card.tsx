import { useState } from 'preact/hooks';
import { checkRequired } from '../../checks.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { newId } from '../../device.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { stockApi } from './stock-api.ts';

/** A printed card for cash: its code, or only the end of it. */
export function SellCard({ onSold }: { onSold(): void }) {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const [input, setInput] = useState({ card: '', phone: '' });
  // One id per card: pressed twice or sent again on a bad line, it is sold once.
  const [id, setId] = useState(newId);
  const submission = useSubmit({
    check: () => checkRequired(text, { card: input.card }),
    send: () => stockApi.sellCard({ id, card: input.card.trim(), phone: input.phone.trim() }),
    done: ({ codeMasked, priceCents, currency }) => {
      notify.done(text.stock.soldCard(codeMasked, format.money(priceCents, currency)));
      setInput({ card: '', phone: '' });
      setId(newId());
      onSold();
    },
  });
  return (
    <Card title={text.stock.sell}>
      <p class="soft">{text.stock.sellHint}</p>
      <Form submission={submission} action={text.stock.sellAction}>
        <TextField
          label={text.stock.card}
          error={submission.fields.card}
          value={input.card}
          autocomplete="off"
          autocapitalize="characters"
          maxLength={40}
          required
          onInput={(card) => setInput({ ...input, card })}
        />
        <TextField
          label={`${text.money.phone} (${text.common.optional})`}
          hint={text.money.phoneHint}
          error={submission.fields.phone}
          value={input.phone}
          inputMode="tel"
          autocomplete="off"
          maxLength={20}
          onInput={(phone) => setInput({ ...input, phone })}
        />
      </Form>
    </Card>
  );
}
