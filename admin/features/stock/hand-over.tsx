import { useState } from 'preact/hooks';
import type { StockSeller } from '../../../server/contract/stock.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { parseCount } from '../../units.ts';
import { stockApi } from './stock-api.ts';

/** Some cards of a batch, or all that are left, to somebody who sells them. */
export function HandOver({ batchId }: { batchId: string }) {
  const { stock: words } = useText();
  const staff = useResource('sellers', stockApi.sellers);
  return (
    <Card title={words.handOver}>
      <p class="soft">{words.handOverHint}</p>
      <Loaded of={staff}>
        {(sellers) => {
          const [first] = sellers.filter(({ role }) => role === 'cashier');
          return first ? (
            <HandOverForm batchId={batchId} sellers={sellers} first={first} />
          ) : (
            <p>{words.nobody}</p>
          );
        }}
      </Loaded>
    </Card>
  );
}

function HandOverForm(props: { batchId: string; sellers: StockSeller[]; first: StockSeller }) {
  const { stock: words } = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const [input, setInput] = useState({ operator: props.first.id, count: '' });
  const count = input.count.trim() === '' ? null : parseCount(input.count);
  const submission = useSubmit({
    check: (): Record<string, string> =>
      count === null && input.count.trim() !== '' ? { count: words.countWrong } : {},
    send: () => stockApi.handOver({ batch: props.batchId, operator: input.operator, count }),
    done: (given) =>
      notify.done(words.handedOver(format.number(given)), () =>
        stockApi.takeBack({ batch: props.batchId, operator: input.operator, count: given }),
      ),
  });
  return (
    <Form submission={submission} action={words.handOverAction}>
      <div class="columns">
        <SelectField
          label={words.attendant}
          error={submission.fields.operator}
          value={input.operator}
          options={props.sellers.map(({ id, name }) => [id, name])}
          onChange={(operator) => setInput({ ...input, operator })}
        />
        <TextField
          label={words.count}
          hint={words.countHint}
          error={submission.fields.count}
          value={input.count}
          inputMode="numeric"
          autocomplete="off"
          maxLength={6}
          onInput={(typed) => setInput({ ...input, count: typed })}
        />
      </div>
    </Form>
  );
}
