import type { ComponentChildren } from 'preact';
import { useOperator, useText } from '../../context.ts';
import { codeAddress } from '../../print/address.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { LazyQr } from '../account/lazy-qr.tsx';
import { PrintButton } from '../vouchers/print-button.tsx';

interface SoldSale {
  code: string;
  planName: string;
  priceCents: number;
  currency: string;
}

/** The code large enough to be read across a counter, and a QR for the customer's camera. */
export function Sold(props: { sale: SoldSale; onNext(): void; children?: ComponentChildren }) {
  const text = useText();
  const { format, me } = useOperator();
  const { sale } = props;
  return (
    <Card title={text.money.code}>
      <p class="big-code counter-code">{sale.code}</p>
      <p>{`${sale.planName} – ${format.money(sale.priceCents, sale.currency)}`}</p>
      <LazyQr content={codeAddress(sale.code, me.portalUrl)} label={text.money.qr} />
      {props.children}
      <div class="buttons">
        <Button kind="primary" onClick={props.onNext}>
          {text.counter.another}
        </Button>
        <PrintButton
          planName={sale.planName}
          price={format.money(sale.priceCents, sale.currency)}
          codes={[sale.code]}
          paper="roll58"
          label={text.vouchers.printOne}
        />
      </div>
    </Card>
  );
}
