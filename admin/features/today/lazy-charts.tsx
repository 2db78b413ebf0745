import { useText } from '../../context.ts';
import { lazy } from '../../lazy.tsx';
import { useResource } from '../../resource.ts';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { todayApi } from './today-api.ts';

const REFRESH_MS = 300_000;

const Charts = lazy(async () => (await import('./charts.tsx')).Charts);

/** The charts: what draws them is fetched only after the numbers above are there. */
export function LazyCharts() {
  const text = useText();
  const charts = useResource('charts', todayApi.charts, REFRESH_MS);
  return (
    <Card title={text.today.charts.title}>
      <Loaded of={charts}>{(value) => <Charts charts={value} />}</Loaded>
    </Card>
  );
}
