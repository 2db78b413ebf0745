import { useState } from 'preact/hooks';
import type { AdminPlan } from '../../../server/contract/admin.ts';
import type { CounterSaleView, SaleView } from '../../../server/contract/money.ts';
import { api } from '../../api.ts';
import { useLanguage, useOperator, useText } from '../../context.ts';
import { newId } from '../../device.ts';
import type { Formatter } from '../../format.ts';
import type { Result } from '../../problem.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { CounterSiteField } from '../sites/site-fields.tsx';
import { storedSite } from '../sites/stored-site.ts';
import { counterApi } from './counter-api.ts';

type Way = 'cash' | 'mobile';
type Made = { way: 'cash'; sale: SaleView } | { way: 'mobile'; sale: CounterSaleView };

const newInput = (plan: string) => ({
  ...{ plan, phone: '', siteId: storedSite() },
  way: 'cash' as Way,
});

const tileOf = ({ id, name, priceCents, currency }: AdminPlan, format: Formatter) =>
  [id, name, format.money(priceCents, currency)] as const;

/** Plan, way, done: three presses. */
export function SaleForm(props: {
  plans: AdminPlan[];
  first: AdminPlan;
  onMade(made: Made): void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const { format } = useOperator();
  const [input, setInput] = useState(() => newInput(props.first.id));
  // One id for this form: pressed twice or sent again on a bad line, it sells once.
  const [id] = useState(() => newId());
  const plan = props.plans.find((known) => known.id === input.plan) ?? props.first;
  const mobile = input.way === 'mobile';
  const submission = useSubmit<Made>({
    check: () => (mobile && input.phone.trim() === '' ? { phone: text.counter.phoneWrong } : {}),
    send: async () => {
      const { siteId } = input;
      const order = { id, plan: plan.id, phone: input.phone.trim(), siteId };
      if (mobile) return made('mobile', await counterApi.askPhone({ ...order, language }));
      return made('cash', await api.sellForCash(order));
    },
    done: props.onMade,
  });
  const price = format.money(plan.priceCents, plan.currency);
  return (
    <Card>
      <p class="soft">{text.counter.intro}</p>
      <Form
        submission={submission}
        action={mobile ? text.counter.askPhone(price) : text.counter.takeCash(price)}
      >
        <Tiles
          legend={text.money.plan}
          chosen={plan.id}
          tiles={props.plans.map((one) => tileOf(one, format))}
          onChoose={(chosen) => setInput({ ...input, plan: chosen })}
        />
        <Tiles
          legend={text.counter.way}
          chosen={input.way}
          tiles={[
            ['cash', text.counter.cash, text.counter.cashHint],
            ['mobile', text.counter.mobile, text.counter.mobileHint],
          ]}
          onChoose={(way) => setInput({ ...input, way })}
        />
        <CounterSiteField
          value={input.siteId}
          error={submission.fields.siteId}
          onChange={(siteId) => setInput({ ...input, siteId })}
        />
        <TextField
          label={
            mobile ? text.counter.phoneOfPayer : `${text.money.phone} (${text.common.optional})`
          }
          hint={mobile ? text.counter.phoneOfPayerHint : text.money.phoneHint}
          error={submission.fields.phone}
          value={input.phone}
          inputMode="tel"
          autocomplete="off"
          maxLength={20}
          required={mobile}
          onInput={(phone) => setInput({ ...input, phone })}
        />
      </Form>
    </Card>
  );
}

function made<W extends Way, T>(way: W, result: Result<T>) {
  return result.ok ? { ok: true as const, value: { way, sale: result.value } } : result;
}

/** One press each. */
function Tiles<K extends string>(props: {
  legend: string;
  chosen: K;
  tiles: readonly (readonly [K, string, string])[];
  onChoose(key: K): void;
}) {
  return (
    <fieldset class="plan-tiles">
      <legend>{props.legend}</legend>
      {props.tiles.map(([key, name, detail]) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === props.chosen ? 'true' : 'false'}
          onClick={() => props.onChoose(key)}
        >
          <strong>{name}</strong>
          <span>{detail}</span>
        </button>
      ))}
    </fieldset>
  );
}
