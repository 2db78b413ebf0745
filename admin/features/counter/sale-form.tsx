import { useState } from 'preact/hooks';
import type { AdminPlan } from '../../../server/contract/admin.ts';
import type { CounterSaleView, MobileWay, SaleView } from '../../../server/contract/money.ts';
import { api } from '../../api.ts';
import { useLanguage, useOperator, useText } from '../../context.ts';
import { newId } from '../../device.ts';
import type { Formatter } from '../../format.ts';
import type { Result } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import type { Text } from '../../text/index.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { CounterSiteField } from '../sites/site-fields.tsx';
import { storedSite } from '../sites/stored-site.ts';
import { counterApi } from './counter-api.ts';

/** `cash`, or whose mobile money. */
type Way = string;
const CASH = 'cash';
/** While the box has not said whom it can ask: nobody by name. */
const USUAL: MobileWay = { name: '', label: 'M-Pesa' };

type Made = { way: 'cash'; sale: SaleView } | { way: 'mobile'; sale: CounterSaleView };

const newInput = (plan: string) => ({
  ...{ plan, phone: '', siteId: storedSite() },
  way: CASH as Way,
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
  const known = useResource('mobile ways', counterApi.ways).value ?? [];
  const ways = known.length > 0 ? known : [USUAL];
  // What is chosen may have been the unnamed one.
  const mobile =
    input.way === CASH ? null : (ways.find(({ name }) => name === input.way) ?? ways[0] ?? USUAL);
  const submission = useSubmit<Made>({
    check: (): Record<string, string> =>
      mobile && input.phone.trim() === '' ? { phone: numberOf(mobile, text) } : {},
    send: async () => {
      const { siteId } = input;
      const order = { id, plan: plan.id, phone: input.phone.trim(), siteId };
      if (mobile) {
        const provider = mobile.name === '' ? {} : { provider: mobile.name };
        return made('mobile', await counterApi.askPhone({ ...order, ...provider, language }));
      }
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
          chosen={mobile ? mobile.name : CASH}
          tiles={[
            [CASH, text.counter.cash, text.counter.cashHint],
            ...ways.map(({ name, label }) => [name, label, text.counter.mobileHint] as const),
          ]}
          onChoose={(way) => setInput({ ...input, way })}
        />
        <CounterSiteField
          value={input.siteId}
          error={submission.fields.siteId}
          onChange={(siteId) => setInput({ ...input, siteId })}
        />
        <PhoneField
          mobile={mobile}
          error={submission.fields.phone}
          value={input.phone}
          onInput={(phone) => setInput({ ...input, phone })}
        />
      </Form>
    </Card>
  );
}

function made<W extends Made['way'], T>(way: W, result: Result<T>) {
  return result.ok ? { ok: true as const, value: { way, sale: result.value } } : result;
}

/** Who is asked to pay; for cash, who gets the code by SMS, if anybody. */
function PhoneField(props: {
  mobile: MobileWay | null;
  error: string | undefined;
  value: string;
  onInput(phone: string): void;
}) {
  const { counter, money, common } = useText();
  const { mobile } = props;
  const label = mobile
    ? counter.phoneOfPayer.replaceAll('M-Pesa', mobile.label)
    : `${money.phone} (${common.optional})`;
  return (
    <TextField
      label={label}
      hint={mobile ? counter.phoneOfPayerHint : money.phoneHint}
      error={props.error}
      value={props.value}
      inputMode="tel"
      autocomplete="off"
      maxLength={20}
      required={mobile !== null}
      onInput={props.onInput}
    />
  );
}

const numberOf = ({ label }: MobileWay, { counter }: Text) =>
  label === USUAL.label ? counter.phoneWrong : counter.phoneWrongOther;

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
