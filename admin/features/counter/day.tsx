import { useState } from 'preact/hooks';
import type { DayView } from '../../../server/contract/money.ts';
import { api } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { dayOf } from '../../format.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { parseCashCents } from './cash.ts';
import { CountFields } from './count-fields.tsx';

/** What a day brought, and counting its cash. */
export function DayScreen() {
  const text = useText();
  const { me } = useOperator();
  const [day, setDay] = useState(() => dayOf(new Date(), me.business.timeZone));
  const totals = useResource(`day ${day}`, () => api.day(day));
  return (
    <Page title={text.money.day} back="/payments" narrow>
      <TextField
        label={text.money.dayField}
        value={day}
        placeholder="2026-03-01"
        autocomplete="off"
        maxLength={10}
        onInput={setDay}
      />
      <Loaded of={totals}>
        {(view) => (
          <>
            <Totals day={view} />
            {view.attendants.length > 0 && <Attendants day={view} />}
            {view.closed === null && <Close day={view} onDone={totals.reload} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Totals({ day }: { day: DayView }) {
  const text = useText();
  const { format } = useOperator();
  const amount = (cents: number) => format.money(cents, day.currency);
  const counted = (cents: number, count: number) => `${amount(cents)} (${format.number(count)})`;
  const { money } = text;
  const facts: [string, string][] = [
    [money.mobile, counted(day.mobileCents, day.mobileCount)],
    [money.cash, counted(day.cashCents, day.cashCount)],
    [money.vouchers, counted(day.vouchersCents, day.vouchersCount)],
    [money.expectedCash, amount(day.cashCents + day.vouchersCents)],
    [money.refunded, amount(day.refundedCents)],
    [money.suspense, amount(day.suspenseCents)],
  ];
  if (day.closed) {
    facts.push(
      [money.counted(day.currency), amount(day.closed.countedCents)],
      [money.difference, amount(day.closed.varianceCents)],
      [money.closedBy, `${day.closed.by}, ${format.moment(day.closed.at)}`],
    );
  }
  return (
    <Card title={day.day}>
      <Facts facts={facts} />
      <p>
        <a class="button quiet" href={`/api/v1/days/${day.day}/csv`} download>
          {money.csv}
        </a>
      </p>
    </Card>
  );
}

/** Who took what, and who owes for cards that were used without an entry. */
function Attendants({ day }: { day: DayView }) {
  const { stock: words } = useText();
  const { format } = useOperator();
  const amount = (cents: number, count: number) =>
    `${format.money(cents, day.currency)} (${format.number(count)})`;
  return (
    <Card title={words.attendants}>
      <p class="soft">{words.usedUnsoldHint}</p>
      <Table
        caption={words.attendants}
        rows={day.attendants.map((one) => ({ ...one, id: one.seller }))}
        columns={[
          { head: words.attendant, place: 'title', cell: (one) => one.seller },
          {
            head: words.cash,
            numeric: true,
            cell: (one) => amount(one.cashCents, one.cashCount),
          },
          {
            head: words.usedUnsold,
            numeric: true,
            cell: (one) => amount(one.usedUnsoldCents, one.usedUnsoldCount),
          },
          { head: words.inHand, numeric: true, cell: (one) => format.number(one.cardsLeft) },
        ]}
      />
    </Card>
  );
}

function Close({ day, onDone }: { day: DayView; onDone(): void }) {
  const text = useText();
  const notify = useNotify();
  const [input, setInput] = useState({ counted: '', note: '' });
  const countedCents = parseCashCents(input.counted);
  const submission = useSubmit({
    check: () => (countedCents === null ? { countedCents: text.money.countedWrong } : {}),
    send: () => api.closeDay(day.day, { countedCents: countedCents ?? 0, note: input.note.trim() }),
    done: () => {
      notify.done(text.money.dayClosed);
      onDone();
    },
  });
  return (
    <Card title={text.money.closeDay}>
      <p class="soft">{text.money.closeDayHint}</p>
      <Form submission={submission} action={text.money.closeDay}>
        <CountFields
          count={input}
          currency={day.currency}
          error={submission.fields.countedCents}
          onChange={setInput}
        />
      </Form>
    </Card>
  );
}
