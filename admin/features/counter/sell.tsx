import { useState } from 'preact/hooks';
import type { AdminPlan } from '../../../server/contract/admin.ts';
import type { SaleView } from '../../../server/contract/money.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { newId } from '../../device.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { Drawer } from './drawer.tsx';

/** The counter: a voucher for cash, and the drawer the cash is in. */
export function SellScreen() {
  const text = useText();
  const plans = useResource('plans', api.plans);
  const [sold, setSold] = useState<SaleView | null>(null);
  return (
    <Page title={text.money.sell} back="/payments" narrow>
      {sold ? (
        <Sold sale={sold} onNext={() => setSold(null)} />
      ) : (
        <Loaded of={plans}>
          {(all) => {
            const list = all.filter(({ atCounter }) => atCounter);
            const [first] = list;
            return first ? (
              <SaleForm plans={list} first={first} onSold={setSold} />
            ) : (
              <EmptyState>
                <p>{text.vouchers.planNone}</p>
              </EmptyState>
            );
          }}
        </Loaded>
      )}
      <Drawer key={sold?.id ?? 'none'} />
    </Page>
  );
}

function SaleForm(props: { plans: AdminPlan[]; first: AdminPlan; onSold(sale: SaleView): void }) {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const [input, setInput] = useState({ plan: props.first.id, phone: '' });
  // One id for this form: pressed twice or sent again on a bad line, it sells once.
  const [id] = useState(() => newId());
  const submission = useSubmit({
    send: () => api.sellForCash({ id, plan: input.plan, phone: input.phone.trim() }),
    done: (sale) => {
      notify.done(text.money.sold);
      props.onSold(sale);
    },
  });
  return (
    <Card>
      <p class="soft">{text.money.sellIntro}</p>
      <Form submission={submission} action={text.money.sellAction}>
        <SelectField
          label={text.money.plan}
          error={submission.fields.plan}
          value={input.plan}
          options={props.plans.map((plan) => [
            plan.id,
            `${plan.name} – ${format.money(plan.priceCents, plan.currency)}`,
          ])}
          onChange={(plan) => setInput({ ...input, plan })}
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

function Sold({ sale, onNext }: { sale: SaleView; onNext(): void }) {
  const text = useText();
  const { format } = useOperator();
  return (
    <Card title={text.money.code}>
      <p class="mono">
        <strong>{sale.code}</strong>
      </p>
      <p>{`${sale.planName} – ${format.money(sale.priceCents, sale.currency)}`}</p>
      <div class="buttons">
        <Button kind="primary" onClick={onNext}>
          {text.money.next}
        </Button>
      </div>
    </Card>
  );
}
