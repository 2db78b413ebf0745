import { useState } from 'preact/hooks';
import type { AdminPlan } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { navigate } from '../../navigation.tsx';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { type CouponFields, checkCoupon, couponOf, NEW_COUPON } from './coupon-form.ts';
import { couponsApi } from './coupons-api.ts';

export function NewCouponScreen() {
  const text = useText();
  const plans = useResource('plans', api.plans);
  return (
    <Page title={text.coupons.add} back="/coupons" narrow>
      <Loaded of={plans}>{(list) => <CouponForm plans={list} />}</Loaded>
    </Page>
  );
}

function CouponForm({ plans }: { plans: AdminPlan[] }) {
  const text = useText();
  const notify = useNotify();
  const [input, setInput] = useState<CouponFields>(NEW_COUPON);
  const submission = useSubmit({
    check: () => checkCoupon(text, input),
    send: () => couponsApi.add(couponOf(input)),
    done: ({ code }) => {
      notify.done(text.coupons.made(code));
      navigate('/coupons');
    },
  });
  const { fields } = submission;
  return (
    <Form
      submission={submission}
      action={text.coupons.add}
      cancel={{ href: '/coupons', label: text.common.cancel }}
    >
      <Card>
        <TextField
          label={text.coupons.code}
          hint={text.coupons.codeHint}
          error={fields.code}
          value={input.code}
          autocapitalize="characters"
          autocomplete="off"
          maxLength={24}
          required
          onInput={(code) => setInput({ ...input, code })}
        />
        <Off input={input} errors={fields} onChange={setInput} />
        <SelectField
          label={text.coupons.plan}
          error={fields.plan}
          value={input.plan}
          options={[
            ['', text.coupons.everyPlan],
            ...plans.map(({ id, name }): [string, string] => [id, name]),
          ]}
          onChange={(plan) => setInput({ ...input, plan })}
        />
        <div class="columns">
          <TextField
            label={text.coupons.uses}
            error={fields.maxUses}
            value={input.uses}
            inputMode="numeric"
            autocomplete="off"
            maxLength={7}
            required
            onInput={(uses) => setInput({ ...input, uses })}
          />
          <TextField
            type="datetime-local"
            label={`${text.coupons.ends} (${text.common.optional})`}
            hint={text.coupons.endsHint}
            error={fields.expiresAt}
            value={input.ends}
            onInput={(ends) => setInput({ ...input, ends })}
          />
        </div>
      </Card>
    </Form>
  );
}

function Off(props: {
  input: CouponFields;
  errors: Record<string, string>;
  onChange(input: CouponFields): void;
}) {
  const text = useText();
  const { me } = useOperator();
  const { input, errors, onChange } = props;
  const { kinds, percent, amount } = text.coupons;
  const isPercent = input.kind === 'percent';
  return (
    <div class="columns">
      <SelectField
        label={text.coupons.kind}
        value={input.kind}
        options={[
          ['percent', kinds.percent],
          ['amount', kinds.amount],
        ]}
        onChange={(kind) => onChange({ ...input, kind })}
      />
      <TextField
        label={isPercent ? percent : amount(me.business.currency)}
        error={isPercent ? errors.percent : errors.offCents}
        value={input.off}
        inputMode="numeric"
        autocomplete="off"
        maxLength={7}
        required
        onInput={(off) => onChange({ ...input, off })}
      />
    </div>
  );
}
