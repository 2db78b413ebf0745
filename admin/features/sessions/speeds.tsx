import type { SpeedPoint } from '../../../server/contract/admin.ts';
import { useOperator, useText } from '../../context.ts';
import { Plot } from '../../ui/plot.tsx';

/** How fast it was, as a picture and as one sentence that says the same. */
export function Speeds({ points, empty }: { points: SpeedPoint[]; empty: string }) {
  const text = useText();
  const { format } = useOperator();
  const down = points.map(({ downBps }) => downBps);
  const up = points.map(({ upBps }) => upBps);
  const [first] = points;
  const drawn = first && points.length > 1;
  return (
    <figure class="chart">
      <figcaption>
        <span class="soft">
          {drawn
            ? text.speeds.sum(
                format.time(first.at),
                format.speed(Math.max(...down)),
                format.speed(Math.max(...up)),
              )
            : empty}
        </span>
      </figcaption>
      {drawn && (
        <Plot
          kind="line"
          values={down}
          below={up}
          name={(n) => (points[n] ? format.time(points[n].at) : '')}
          figure={format.speed}
          step={1_000}
        />
      )}
    </figure>
  );
}
