import { useState } from 'preact/hooks';
import type { AdminPlan } from '../../../server/contract/admin.ts';
import type { SaleView } from '../../../server/contract/money.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { newId } from '../../device.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { LazyQr } from '../account/lazy-qr.tsx';
import { PrintButton } from '../vouchers/print-button.tsx';
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
        <Plans {...props} chosen={input.plan} onChoose={(plan) => setInput({ ...input, plan })} />
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

/** One press each: the first tap of a sale. */
function Plans(props: { plans: AdminPlan[]; chosen: string; onChoose(id: string): void }) {
  const text = useText();
  const { format } = useOperator();
  return (
    <fieldset class="plan-tiles">
      <legend>{text.money.plan}</legend>
      {props.plans.map(({ id, name, priceCents, currency }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === props.chosen ? 'true' : 'false'}
          onClick={() => props.onChoose(id)}
        >
          <strong>{name}</strong>
          <span>{format.money(priceCents, currency)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The code large enough to be read across a counter, and a QR for the customer's camera. */
function Sold({ sale, onNext }: { sale: SaleView; onNext(): void }) {
  const text = useText();
  const { format, me } = useOperator();
  return (
    <Card title={text.money.code}>
      <p class="big-code">{sale.code}</p>
      <p>{`${sale.planName} – ${format.money(sale.priceCents, sale.currency)}`}</p>
      <LazyQr content={`${me.portalUrl}/v/${sale.code}`} label={text.money.qr} />
      <div class="buttons">
        <Button kind="primary" onClick={onNext}>
          {text.money.next}
        </Button>
        <PrintButton
          planName={sale.planName}
          codes={[sale.code]}
          paper="roll58"
          label={text.vouchers.printOne}
        />
      </div>
    </Card>
  );
}
