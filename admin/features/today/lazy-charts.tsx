import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DashboardCharts } from '../../../server/contract/reports.ts';
import { useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { todayApi } from './today-api.ts';

const REFRESH_MS = 300_000;

/** The charts: what draws them is fetched only after the numbers above are there. */
export function LazyCharts() {
  const text = useText();
  const [drawn, setDrawn] = useState<{ Charts: ComponentType<{ charts: DashboardCharts }> } | null>(
    null,
  );
  const charts = useResource('charts', todayApi.charts, REFRESH_MS);
  useEffect(() => {
    void import('./charts.tsx').then(setDrawn);
  }, []);
  return (
    <Card title={text.today.charts.title}>
      <Loaded of={charts}>{(value) => drawn && <drawn.Charts charts={value} />}</Loaded>
    </Card>
  );
}
