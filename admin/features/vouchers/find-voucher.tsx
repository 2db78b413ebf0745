import { useState } from 'preact/hooks';
import { checkRequired } from '../../checks.ts';
import { useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { type FoundVouchers, findVouchers } from './cards-api.ts';
import { Hits } from './hits.tsx';
import { VoucherCard } from './voucher-card.tsx';
import { VoucherTabs } from './voucher-tabs.tsx';

/** A customer stands at the counter: one box for whatever they have, a card, a number, a device. */
export function FindVoucherScreen() {
  const text = useText();
  const [what, setWhat] = useState('');
  const [found, setFound] = useState<FoundVouchers | null>(null);
  const submission = useSubmit({
    check: () => checkRequired(text, { what }),
    send: async () => {
      setFound(null);
      return findVouchers(what.trim());
    },
    done: setFound,
  });
  return (
    <Page title={text.vouchers.title}>
      <VoucherTabs current="/vouchers/find" />
      <Card title={text.cards.searchTitle}>
        <Form submission={submission} action={text.cards.search}>
          <TextField
            label={text.cards.what}
            hint={text.cards.whatHint}
            error={submission.fields.what}
            value={what}
            autocomplete="off"
            autocapitalize="characters"
            maxLength={100}
            required
            onInput={setWhat}
          />
        </Form>
      </Card>
      <div aria-live="polite">
        {found?.kind === 'one' && (
          <VoucherCard
            voucher={found.voucher}
            onChange={(voucher) => setFound({ kind: 'one', voucher })}
          />
        )}
        {found?.kind === 'several' && <Hits key={found.what} found={found} />}
      </div>
    </Page>
  );
}
