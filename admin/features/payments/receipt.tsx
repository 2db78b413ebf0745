import { useState } from 'preact/hooks';
import type { ReceiptView } from '../../../server/contract/money.ts';
import { ask, askFile, pick } from '../../api.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { saveFile } from '../../device.ts';
import { sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/page.tsx';

const PAPERS = ['a4', '80mm', '58mm'] as const;

/** Asked for by a press only: the first look gives the receipt its number. */
export function Receipt({ paymentId }: { paymentId: string }) {
  const text = useText();
  const notify = useNotify();
  const [receipt, setReceipt] = useState<ReceiptView | null>(null);
  const [busy, setBusy] = useState(false);
  const path = `/payments/${encodeURIComponent(paymentId)}/receipt`;
  const show = async () => {
    setBusy(true);
    const result = await pick('receipt', ask<{ receipt: ReceiptView }>('GET', path));
    setBusy(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    setReceipt(result.value);
  };
  return (
    <Card title={text.receipts.title}>
      {receipt ? (
        <>
          <ReceiptFacts receipt={receipt} />
          <ReceiptButtons receipt={receipt} path={path} />
        </>
      ) : (
        <>
          <p class="soft">{text.receipts.hint}</p>
          <div class="buttons">
            <Button busy={busy} onClick={() => void show()}>
              {text.receipts.show}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

function ReceiptFacts({ receipt }: { receipt: ReceiptView }) {
  const text = useText();
  const { format } = useOperator();
  const { receipts } = text;
  const money = (cents: number) => format.money(cents, receipt.currency);
  const { tax, listPriceCents } = receipt;
  const facts: [string, string | null][] = [
    [receipts.number, String(receipt.number)],
    [receipts.what, receipt.what],
    [receipts.before, listPriceCents === null ? null : money(listPriceCents)],
    [receipts.coupon, receipt.coupon],
    [receipts.price, money(receipt.priceCents)],
    [tax ? receipts.taxOf(tax.name, tax.percent) : '', tax && money(tax.cents)],
    [receipts.method, receipt.method],
    [receipts.paidAt, format.moment(receipt.paidAt)],
    [receipts.reference, receipt.providerReceipt ?? receipt.reference],
  ];
  return (
    <>
      {receipt.sentBack && <p class="notice warn">{receipts.sentBack}</p>}
      <Facts facts={facts.filter(([, value]) => value)} />
    </>
  );
}

function ReceiptButtons({ receipt, path }: { receipt: ReceiptView; path: string }) {
  const text = useText();
  const notify = useNotify();
  const [busy, setBusy] = useState<string | null>(null);
  const save = async (paper: string) => {
    setBusy(paper);
    const result = await askFile(`${path}/${paper}`);
    setBusy(null);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    const file = `receipt-${receipt.number}.pdf`;
    saveFile(file, result.value);
    notify.done(text.receipts.saved(file));
  };
  const send = async () => {
    setBusy('sms');
    const result = await pick('queued', ask<{ queued: boolean }>('POST', `${path}/sms`));
    setBusy(null);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(result.value ? text.receipts.smsQueued : text.receipts.smsBefore);
  };
  return (
    <div class="buttons">
      {PAPERS.map((paper) => (
        <Button key={paper} busy={busy === paper} onClick={() => void save(paper)}>
          {text.receipts.papers[paper]}
        </Button>
      ))}
      {receipt.phoneMasked && (
        <Button busy={busy === 'sms'} onClick={() => void send()}>
          {text.receipts.sms}
        </Button>
      )}
    </div>
  );
}
