import { useOperator, useText } from '../context.ts';
import type { PortalAddress } from './address.ts';
import { GRIDS, type Grid } from './grid.ts';
import { Qr } from './qr.tsx';

interface Props {
  planName: string;
  codes: readonly string[];
  grid: Grid;
  portal: PortalAddress;
}

/** Sheets of cards, as they will be cut. */
export function Cards({ planName, codes, grid, portal }: Props) {
  const { cards } = GRIDS[grid];
  const sheets = Array.from({ length: Math.ceil(codes.length / cards) }, (_, i) =>
    codes.slice(i * cards, (i + 1) * cards),
  );
  return (
    <>
      {sheets.map((sheet) => (
        <ol class={`sheet ${grid}`} key={sheet[0]}>
          {sheet.map((code) => (
            <VoucherCard key={code} code={code} planName={planName} portal={portal} />
          ))}
        </ol>
      ))}
    </>
  );
}

function VoucherCard(props: { code: string; planName: string; portal: PortalAddress }) {
  const text = useText();
  const { me } = useOperator();
  const { code, planName, portal } = props;
  return (
    <li class="voucher">
      <Qr content={`${portal.codeBase}${code}`} />
      <div class="voucher-words">
        <p class="voucher-business">{me.business.name}</p>
        <p class="voucher-plan">{planName}</p>
        <p class="voucher-code">{code}</p>
        <p class="voucher-how">
          {text.print.scan}: {portal.spoken}
        </p>
      </div>
    </li>
  );
}
