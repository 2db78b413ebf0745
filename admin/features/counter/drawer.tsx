import { useState } from 'preact/hooks';
import type { ShiftView } from '../../../server/contract/money.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Form } from '../../ui/form.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { parseCashCents } from './cash.ts';
import { CountFields } from './count-fields.tsx';

/** What should be in the seller's own drawer, and counting it. */
export function Drawer() {
  const text = useText();
  const shift = useResource('shift', api.shift);
  return (
    <Card title={text.money.drawer}>
      <Loaded of={shift}>
        {({ shift: open }) =>
          open ? (
            <Count shift={open} onDone={shift.reload} />
          ) : (
            <p class="soft">{text.money.drawerEmpty}</p>
          )
        }
      </Loaded>
    </Card>
  );
}

function Count({ shift, onDone }: { shift: ShiftView; onDone(): void }) {
  const text = useText();
  const notify = useNotify();
  const { me, format } = useOperator();
  const { currency } = me.business;
  const [input, setInput] = useState({ counted: '', note: '' });
  const countedCents = parseCashCents(input.counted);
  const submission = useSubmit({
    check: () => (countedCents === null ? { countedCents: text.money.countedWrong } : {}),
    send: () => api.closeShift({ countedCents: countedCents ?? 0, note: input.note.trim() }),
    done: ({ shift: closed }) => {
      const difference = (closed.countedCents ?? 0) - closed.expectedCents;
      notify.done(text.money.drawerDone(format.money(difference, currency)));
      onDone();
    },
  });
  return (
    <>
      <Facts
        facts={[
          [text.money.drawerExpected, format.money(shift.expectedCents, currency)],
          [text.money.drawerSince, format.moment(shift.openedAt)],
        ]}
      />
      <Form submission={submission} action={text.money.countDrawer}>
        <CountFields
          count={input}
          currency={currency}
          error={submission.fields.countedCents}
          onChange={setInput}
        />
      </Form>
    </>
  );
}
