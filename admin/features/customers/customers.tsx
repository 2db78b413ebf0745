import { useState } from 'preact/hooks';
import type { CustomerView } from '../../../server/contract/customers.ts';
import { checkRequired } from '../../checks.ts';
import { useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Customer } from './customer.tsx';
import { customersApi } from './customers-api.ts';

/** What was typed, with its answer; nothing of it stands in an address or in the browser's store. */
interface Found {
  query: string;
  customer: CustomerView;
}

/** Where an attendant answers "I paid and nothing happened". */
export function CustomersScreen() {
  const text = useText();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const submission = useSubmit({
    check: () => checkRequired(text, { query }),
    send: () => customersApi.lookUp(query.trim()),
    done: (customer) => setFound({ query: query.trim(), customer }),
  });
  return (
    <Page title={text.customers.title} narrow>
      <Card>
        <Form submission={submission} action={text.customers.find}>
          <TextField
            label={text.customers.query}
            hint={text.customers.queryHint}
            error={submission.fields.query}
            value={query}
            autocomplete="off"
            autocapitalize="characters"
            maxLength={60}
            required
            onInput={setQuery}
          />
        </Form>
      </Card>
      {found && (
        <Customer
          key={found.query}
          query={found.query}
          customer={found.customer}
          onChange={(customer) => setFound({ query: found.query, customer })}
        />
      )}
    </Page>
  );
}

/** The same, coming from one of their payments. */
export function PayerScreen({ paymentId }: { paymentId: string }) {
  const text = useText();
  const [changed, setChanged] = useState<CustomerView | null>(null);
  const loaded = useResource(`customer of ${paymentId}`, () => customersApi.lookUp(paymentId));
  return (
    <Page title={text.customers.open} back={`/payments/${paymentId}`} narrow>
      <Loaded of={loaded}>
        {(customer) => (
          <Customer query={paymentId} customer={changed ?? customer} onChange={setChanged} />
        )}
      </Loaded>
    </Page>
  );
}
