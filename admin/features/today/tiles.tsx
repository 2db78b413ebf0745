import type { ComponentChildren } from 'preact';
import type { DashboardView, OnlineRouter, Takings } from '../../../server/contract/reports.ts';
import { useOperator, useText } from '../../context.ts';
import { Link } from '../../navigation.tsx';
import type { Resource } from '../../resource.ts';

/** So many names stand under a number; the screen behind it has them all. */
const NAMES_SHOWN = 3;

/** One number and the screen it comes from. */
function Tile(props: {
  href: string;
  name: string;
  figure: string | null;
  under?: ComponentChildren;
}) {
  return (
    <Link href={props.href} class="tile">
      <span class="name">{props.name}</span>
      <span class="figure">{props.figure ?? '…'}</span>
      <span class="under">{props.under}</span>
    </Link>
  );
}

/** The numbers of the first screen. Why they are missing is said once, below. */
export function Tiles({ dashboard }: { dashboard: Resource<DashboardView> }) {
  const { may } = useOperator();
  const view = dashboard.value;
  const sells = may('payments');
  return (
    <div class="tiles">
      {sells && <MoneyTiles money={view?.money ?? null} />}
      <OnlineTile online={view?.online ?? null} />
      {sells && <StockTile stock={view?.stock ?? null} />}
    </div>
  );
}

function MoneyTiles({ money }: { money: DashboardView['money'] }) {
  const text = useText();
  const { may, format } = useOperator();
  const href = may('days') ? '/reports' : '/payments';
  const name = !may('days') ? text.today.takenMobile : text.today.taken;
  const sum = (takings: Takings | undefined) => (takings ? format.money(takings.cents) : null);
  const before = (takings: Takings | undefined) =>
    takings && text.today.lastWeek(format.money(takings.cents));
  return (
    <>
      <Tile href={href} name={name} figure={sum(money?.today)} under={before(money?.todayBefore)} />
      <Tile
        href={href}
        name={text.today.week}
        figure={sum(money?.week)}
        under={before(money?.weekBefore)}
      />
    </>
  );
}

/** By site where there are sites, else by router; the busiest first. */
function onlineByPlace(routers: OnlineRouter[], none: string) {
  const hasSites = routers.some(({ site }) => site !== null);
  const sums = new Map<string, number>();
  for (const { name, site, devices } of routers) {
    const place = hasSites ? (site ?? none) : name;
    sums.set(place, (sums.get(place) ?? 0) + devices);
  }
  return [...sums]
    .map(([name, devices]) => ({ name, devices }))
    .sort((a, b) => b.devices - a.devices);
}

function OnlineTile({ online }: { online: DashboardView['online'] | null }) {
  const text = useText();
  const { format } = useOperator();
  const busiest = onlineByPlace(online?.routers ?? [], text.sites.none);
  const places = busiest.slice(0, NAMES_SHOWN).map(({ name, devices }) => `${name} ${devices}`);
  return (
    <Tile
      href="/sessions"
      name={text.today.online}
      figure={online && format.number(online.total)}
      under={online && (places.length === 0 ? text.today.noRouter : places.join(' · '))}
    />
  );
}

function StockTile({ stock }: { stock: DashboardView['stock'] }) {
  const text = useText();
  const { format } = useOperator();
  const fewest = [...(stock?.plans ?? [])].sort((a, b) => a.count - b.count);
  const plans = fewest
    .slice(0, NAMES_SHOWN)
    .map(({ name, count }) => `${name}: ${format.number(count)}`);
  return (
    <Tile
      href="/vouchers"
      name={text.today.left}
      figure={stock && format.number(stock.total)}
      under={stock && (plans.length === 0 ? text.today.noneLeft : plans.join(' · '))}
    />
  );
}
