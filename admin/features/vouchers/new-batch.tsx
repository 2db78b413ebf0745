import { useState } from 'preact/hooks';
import type { AdminPlan, BatchCodes, CodeOdds } from '../../../server/contract/admin.ts';
import { api, ask, pick, withQuery } from '../../api.ts';
import { checkRequired, MOST_PER_BATCH } from '../../checks.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { newId } from '../../device.ts';
import { useResource } from '../../resource.ts';
import { useSettled } from '../../settled.ts';
import { useSubmit } from '../../submit.ts';
import { LinkButton } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { parseCount } from '../../units.ts';
import { planSentence } from '../plans/plan-words.ts';
import { SiteField } from '../sites/site-fields.tsx';
import { Codes } from './codes.tsx';
import { Making } from './making.tsx';
import { LEAST_ONE_IN } from './odds.ts';

/** Plan, number, label; then the codes, ready to print. */
export function NewBatchScreen() {
  const text = useText();
  const { format } = useOperator();
  const plans = useResource('plans', api.plans);
  const [made, setMade] = useState<BatchCodes | null>(null);
  if (made) {
    const title = text.vouchers.batchOf(format.number(made.codes.length), made.batch.planName);
    return (
      <Page key="codes" title={title} back="/vouchers">
        <Codes codes={made} />
      </Page>
    );
  }
  return (
    <Page key="form" title={text.vouchers.create} back="/vouchers" narrow>
      <Loaded of={plans}>
        {(list) => {
          const [first] = list;
          return first ? (
            <BatchForm plans={list} first={first} onDone={setMade} />
          ) : (
            <EmptyState>
              <p>{text.vouchers.planNone}</p>
              <div class="buttons">
                <LinkButton kind="primary" href="/plans">
                  {text.plans.title}
                </LinkButton>
              </div>
            </EmptyState>
          );
        }}
      </Loaded>
    </Page>
  );
}

function BatchForm(props: {
  plans: AdminPlan[];
  first: AdminPlan;
  onDone(made: BatchCodes): void;
}) {
  const text = useText();
  const notify = useNotify();
  const { format } = useOperator();
  const [input, setInput] = useState({
    plan: props.first.id,
    count: '24',
    label: '',
    ends: '',
    siteId: null as string | null,
  });
  const [progressId] = useState(newId);
  const plan = props.plans.find((known) => known.id === input.plan) ?? props.first;
  const count = parseCount(input.count);
  const submission = useSubmit({
    check: () => ({
      ...(count === null || count > MOST_PER_BATCH
        ? { count: text.checks.count(format.number(MOST_PER_BATCH)) }
        : {}),
      ...checkRequired(text, { count: input.count }),
    }),
    send: () =>
      api.createBatch({
        plan: plan.id,
        count: count ?? 0,
        label: input.label.trim(),
        siteId: input.siteId,
        progressId,
        // As the tablet in the shop reads it.
        ...(input.ends ? { endsAt: new Date(input.ends).toISOString() } : {}),
      }),
    done: (made) => {
      notify.done(text.vouchers.created(format.number(made.codes.length), made.codes.length === 1));
      props.onDone(made);
    },
  });
  return (
    <Form
      submission={submission}
      action={text.vouchers.createAction}
      cancel={{ href: '/vouchers', label: text.common.cancel }}
    >
      <Card>
        <SelectField
          label={text.vouchers.plan}
          hint={planSentence(plan, text, format)}
          error={submission.fields.plan}
          value={plan.id}
          options={props.plans.map(({ id, name, priceCents, currency }) => [
            id,
            `${name} – ${format.money(priceCents, currency)}`,
          ])}
          onChange={(id) => setInput({ ...input, plan: id })}
        />
        <BatchFields input={input} errors={submission.fields} onChange={setInput} />
        {count !== null && count <= MOST_PER_BATCH && <Odds more={count} />}
        {count !== null && submission.busy && <Making id={progressId} of={count} />}
      </Card>
    </Form>
  );
}

/** What these codes do to the chance of a guesser, before they are made. */
function Odds({ more }: { more: number }) {
  const text = useText();
  const { format } = useOperator();
  const path = withQuery('/vouchers/odds', { more: String(useSettled(more)) });
  const odds = useResource(path, () => pick('odds', ask<{ odds: CodeOdds }>('GET', path)));
  const oneIn = odds.value?.oneIn ?? null;
  if (!odds.value || oneIn === null) return null;
  const words = text.vouchers.odds(format.number(odds.value.liveCodes), format.number(oneIn));
  const high = oneIn < LEAST_ONE_IN;
  return (
    <p class={high ? 'notice warn' : 'soft'} role="status">
      {high ? `${words} ${text.vouchers.oddsHigh}` : words}
    </p>
  );
}

interface BatchInput {
  plan: string;
  count: string;
  label: string;
  /** `YYYY-MM-DDTHH:MM` on the tablet's clock, or empty. */
  ends: string;
  siteId: string | null;
}

function BatchFields(props: {
  input: BatchInput;
  errors: Record<string, string>;
  onChange(input: BatchInput): void;
}) {
  const text = useText();
  const { input, errors, onChange } = props;
  return (
    <div class="columns">
      <TextField
        label={text.vouchers.count}
        hint={text.vouchers.countHint}
        error={errors.count}
        value={input.count}
        inputMode="numeric"
        maxLength={6}
        autocomplete="off"
        required
        onInput={(typed) => onChange({ ...input, count: typed })}
      />
      <TextField
        label={`${text.vouchers.label} (${text.common.optional})`}
        hint={text.vouchers.labelHint}
        error={errors.label}
        value={input.label}
        maxLength={80}
        autocomplete="off"
        onInput={(label) => onChange({ ...input, label })}
      />
      <SiteField
        value={input.siteId}
        hint={input.siteId === null ? undefined : text.sites.batchHint}
        none={text.sites.everywhere}
        error={errors.siteId}
        onChange={(siteId) => onChange({ ...input, siteId })}
      />
      <TextField
        type="datetime-local"
        label={`${text.limits.batchEnds} (${text.common.optional})`}
        hint={text.limits.batchEndsHint}
        error={errors.endsAt}
        value={input.ends}
        onInput={(ends) => onChange({ ...input, ends })}
      />
    </div>
  );
}
