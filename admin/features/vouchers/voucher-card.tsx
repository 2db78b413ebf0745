import { useState } from 'preact/hooks';
import type { VoucherDetail } from '../../../server/contract/admin.ts';
import type { VoucherBalance } from '../../../server/contract/portal.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import type { Formatter } from '../../format.ts';
import type { Text } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { PrintButton } from './print-button.tsx';
import { Replace } from './replace.tsx';
import { Revoke } from './revoke.tsx';
import { StatusBadge } from './status-badge.tsx';

/** Everything about one voucher, beginning with what it means for the customer. */
export function VoucherCard(props: {
  voucher: VoucherDetail;
  onChange(voucher: VoucherDetail): void;
}) {
  const text = useText();
  const { format, may } = useOperator();
  const [replacing, setReplacing] = useState(false);
  const [revoking, setRevoking] = useState(false);
  const { voucher } = props;
  const refresh = async () => {
    const result = await api.lookUpVoucher(voucher.code);
    if (result.ok) props.onChange(result.value);
  };
  const live = voucher.status === 'unused' || voucher.status === 'active';
  return (
    <Card>
      <div class="card-head">
        <h2 class="big-code">{voucher.code}</h2>
        <StatusBadge status={voucher.status} />
      </div>
      <p>
        <strong>{voucher.planName}</strong>
        <span class="soft mend">{text.vouchers.advice[voucher.status]}</span>
      </p>
      <Facts facts={factsOf(voucher, text, format)} />
      {live && (
        <div class="buttons">
          <PrintButton
            planName={voucher.planName}
            price={format.money(voucher.priceCents)}
            codes={[voucher.code]}
            paper="single"
            label={text.vouchers.printOne}
          />
          {may('vouchers.revoke') && (
            <Button onClick={() => setReplacing(true)}>{text.cards.replace}</Button>
          )}
          {may('vouchers.revoke') && (
            <Button kind="danger" onClick={() => setRevoking(true)}>
              {text.vouchers.revoke}
            </Button>
          )}
        </div>
      )}
      {replacing && (
        <Replace
          voucherId={voucher.id}
          onClose={() => {
            setReplacing(false);
            void refresh();
          }}
        />
      )}
      {revoking && (
        <Revoke
          word={voucher.code.slice(-5)}
          send={() => api.revokeVoucher(voucher.code)}
          onClose={() => setRevoking(false)}
          onDone={(revoked) => {
            setRevoking(false);
            props.onChange(revoked);
          }}
        />
      )}
    </Card>
  );
}

function factsOf(voucher: VoucherDetail, text: Text, format: Formatter): [string, string][] {
  const facts = balanceFacts(voucher, text, format);
  facts.push(
    [text.vouchers.price, format.money(voucher.priceCents)],
    [text.vouchers.madeAt, format.moment(voucher.createdAt)],
  );
  if (voucher.macs.length > 0) facts.push([text.vouchers.macs, voucher.macs.join(', ')]);
  return facts;
}

/** What is left, and what it may. */
export function balanceFacts(
  balance: VoucherBalance,
  text: Text,
  format: Formatter,
): [string, string][] {
  const { vouchers, common } = text;
  const limited = <T,>(value: T | null, words: (value: T) => string) =>
    value === null ? common.unlimited : words(value);
  const ends = balance.activatedAt === null ? vouchers.endsAfterUse : common.unlimited;
  const speeds = `${limited(balance.downBps, format.speed)} ↓, ${limited(balance.upBps, format.speed)} ↑`;
  return [
    [vouchers.timeLeft, limited(balance.remainingSeconds, format.duration)],
    [vouchers.dataLeft, limited(balance.remainingBytes, format.data)],
    [vouchers.ends, balance.expiresAt === null ? ends : format.moment(balance.expiresAt)],
    [vouchers.used, `${format.duration(balance.usedSeconds)}, ${format.data(balance.usedBytes)}`],
    [
      vouchers.firstUsed,
      balance.activatedAt === null ? vouchers.notUsed : format.moment(balance.activatedAt),
    ],
    [vouchers.speed, speeds],
    [vouchers.devices, format.number(balance.devices)],
    ...nowFacts(balance, text, format),
  ];
}

/** What only some plans have, and what holds just now. */
function nowFacts(voucher: VoucherBalance, text: Text, format: Formatter): [string, string][] {
  const { limits } = text;
  const fact = <T,>(label: string, value: T | null, words: (value: T) => string) =>
    value === null ? [] : [[label, words(value)] as [string, string]];
  return [
    ...fact(limits.dataDown, voucher.remainingDownBytes, format.data),
    ...fact(limits.dataUp, voucher.remainingUpBytes, format.data),
    ...fact(limits.slowedUntil, voucher.isSlowed ? voucher.speedUntil : null, format.moment),
    ...fact(limits.opensAt, voucher.opensAt, format.moment),
    ...fact(limits.closesAt, voucher.closesAt, format.moment),
    ...fact(limits.pausedUntil, voucher.pausedUntil, format.moment),
  ];
}
