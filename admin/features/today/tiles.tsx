import type { ComponentChildren } from 'preact';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { Link } from '../../navigation.tsx';
import { type Resource, useResource } from '../../resource.ts';
import { countAll, takingsOfToday } from './takings.ts';

export const REFRESH_MS = 20_000;

/** One number and the screen it comes from. Why it is missing is said once, further below. */
function Tile<T>(props: {
  href: string;
  name: string;
  of: Resource<T>;
  figure: (value: T) => string;
  under?: (value: T) => ComponentChildren;
}) {
  const text = useText();
  const { value, problem } = props.of;
  return (
    <Link href={props.href} class="tile">
      <span class="name">{props.name}</span>
      <span class="figure">
        {value === null ? (problem ? text.common.none : '…') : props.figure(value)}
      </span>
      <span class="under">{value !== null && props.under?.(value)}</span>
    </Link>
  );
}

export function OnlineTile() {
  const text = useText();
  const { format } = useOperator();
  const load = () =>
    countAll((cursor) => api.sessions({ open: '1', ...(cursor ? { cursor } : {}) }));
  const online = useResource('online', load, REFRESH_MS);
  return (
    <Tile
      href="/sessions"
      name={text.today.online}
      of={online}
      figure={({ count, complete }) =>
        complete ? format.number(count) : `${format.number(count)}+`
      }
    />
  );
}

export function PaidTile() {
  const text = useText();
  const { me, format } = useOperator();
  const load = () =>
    takingsOfToday(
      (cursor) => api.payments({ state: 'paid', ...(cursor ? { cursor } : {}) }),
      new Date(),
      me.business.timeZone,
    );
  const takings = useResource('takings', load, REFRESH_MS);
  return (
    <Tile
      href="/payments"
      name={text.today.paid}
      of={takings}
      figure={({ paidCents, complete }) =>
        complete ? format.money(paidCents) : `${format.money(paidCents)}+`
      }
      under={({ count, complete }) => {
        const words = text.today.payments(format.number(count), count === 1);
        return complete ? words : text.today.atLeast(words);
      }}
    />
  );
}

export function VouchersTile() {
  const text = useText();
  const { format } = useOperator();
  const batches = useResource('batches', api.batches);
  return (
    <Tile
      href="/vouchers"
      name={text.today.left}
      of={batches}
      figure={(list) => format.number(list.reduce((sum, batch) => sum + batch.unused, 0))}
      under={(list) => {
        const stocked = list.filter((batch) => batch.unused > 0).length;
        return text.today.leftHint(format.number(stocked), stocked === 1);
      }}
    />
  );
}
