import type { VoucherTemplate } from '../../server/contract/vouchers.ts';
import { useOperator, useText } from '../context.ts';
import type { PortalAddress } from './address.ts';
import { GRIDS, type Grid } from './grid.ts';
import { Qr } from './qr.tsx';
import { coloursOf } from './template.ts';

/** What is the same on every card of a sheet. */
export interface CardWords {
  planName: string;
  /** As people read it; null where it is not known. */
  price?: string | null;
  /** Of the batch. */
  batchLabel?: string;
}

interface Props extends CardWords {
  codes: readonly string[];
  grid: Grid;
  portal: PortalAddress;
  template: VoucherTemplate;
}

/** Sheets of cards, as they will be cut. */
export function Cards({ codes, grid, ...card }: Props) {
  const { cards } = GRIDS[grid];
  const sheets = Array.from({ length: Math.ceil(codes.length / cards) }, (_, i) =>
    codes.slice(i * cards, (i + 1) * cards),
  );
  return (
    <>
      {sheets.map((sheet) => (
        <ol class={`sheet ${grid}`} key={sheet[0]}>
          {sheet.map((code) => (
            <VoucherCard key={code} code={code} {...card} />
          ))}
        </ol>
      ))}
    </>
  );
}

function VoucherCard(props: Omit<Props, 'codes' | 'grid'> & { code: string }) {
  const text = useText();
  const { me } = useOperator();
  const { code, planName, price, batchLabel, portal, template } = props;
  const { show, heading, logo, style, note } = template;
  const { colour, letters } = coloursOf(template);
  return (
    <li class={`voucher ${style}`} style={{ '--card': colour, '--card-letters': letters }}>
      <Qr content={`${portal.codeBase}${code}`} />
      <div class="voucher-words">
        {(show.business || logo) && (
          <p class="voucher-business">
            {logo && <img src={`/brand/${logo}.png`} alt="" />}
            {show.business && <span>{heading || me.business.name}</span>}
          </p>
        )}
        {(show.plan || (show.price && price)) && (
          <p class="voucher-plan">
            {show.plan && <span>{planName}</span>}
            {show.price && price && <span class="voucher-price">{price}</span>}
          </p>
        )}
        <p class="voucher-code">{code}</p>
        {show.how && (
          <p class="voucher-how">
            {text.print.scan}: {portal.spoken}
          </p>
        )}
        {show.label && batchLabel && <p class="voucher-how">{batchLabel}</p>}
        {note && <p class="voucher-how">{note}</p>}
      </div>
    </li>
  );
}
