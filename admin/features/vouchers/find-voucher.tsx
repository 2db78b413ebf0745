import { useState } from 'preact/hooks';
import type { VoucherDetail } from '../../../server/contract/admin.ts';
import { api } from '../../api.ts';
import { checkRequired } from '../../checks.ts';
import { useText } from '../../context.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { tidyCode } from '../../units.ts';
import { VoucherCard } from './voucher-card.tsx';
import { VoucherTabs } from './voucher-tabs.tsx';

/** A customer stands at the counter with a card: what is left on it? */
export function FindVoucherScreen() {
  const text = useText();
  const [code, setCode] = useState('');
  const [found, setFound] = useState<VoucherDetail | null>(null);
  const submission = useSubmit({
    check: () => checkRequired(text, { code }),
    send: async () => {
      setFound(null);
      return api.lookUpVoucher(code);
    },
    done: setFound,
  });
  return (
    <Page title={text.vouchers.title} narrow>
      <VoucherTabs current="/vouchers/find" />
      <Card title={text.vouchers.findTitle}>
        <Form submission={submission} action={text.vouchers.findAction}>
          <div class="code-input">
            <TextField
              label={text.vouchers.findCode}
              hint={text.vouchers.findHint}
              error={submission.fields.code}
              value={code}
              autocomplete="off"
              autocapitalize="characters"
              maxLength={20}
              placeholder="ABCDE-12345"
              required
              onInput={(typed) => setCode(tidyCode(typed))}
            />
          </div>
        </Form>
      </Card>
      <div aria-live="polite">{found && <VoucherCard voucher={found} onChange={setFound} />}</div>
    </Page>
  );
}
