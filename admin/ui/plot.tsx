import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './plot.css';

const HEIGHT_PX = 180;

interface PlotProps {
  kind: 'bars' | 'line';
  values: readonly number[];
  /** A second, quieter line. */
  below?: readonly number[];
  /** What stands below the n-th value. */
  name(n: number): string;
  figure(value: number): string;
  /** The smallest distance between two lines of the grid. */
  step: number;
}

/** Draws again when the values, the width or the colours of day and night change. */
export function Plot(props: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const content = JSON.stringify([props.values, props.below]) + props.figure(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let plot: uPlot | null = null;
    const draw = () => {
      plot?.destroy();
      plot = new uPlot(optionsOf(props, element), dataOf(props), element);
    };
    const resized = new ResizeObserver(() => {
      if (plot?.width !== element.clientWidth) draw();
    });
    resized.observe(element);
    const night = matchMedia('(prefers-color-scheme: dark)');
    night.addEventListener('change', draw);
    draw();
    return () => {
      resized.disconnect();
      night.removeEventListener('change', draw);
      plot?.destroy();
    };
  }, [content]);
  // The sentence above says what it shows; the picture itself says nothing to a screen reader.
  return <div class="plot" aria-hidden="true" ref={box} />;
}

const dataOf = ({ values, below }: PlotProps): uPlot.AlignedData => [
  values.map((_, n) => n),
  [...values],
  ...(below ? [[...below]] : []),
];

function optionsOf(props: PlotProps, element: HTMLElement): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [accent, soft, line] = [colour('--accent'), colour('--soft'), colour('--line')];
  const axis = {
    stroke: soft,
    grid: { stroke: line, width: 1 },
    ticks: { show: false },
    font: `13px ${style.fontFamily}`,
  };
  const last = props.values.length - 1;
  const most = Math.max(0, ...props.values, ...(props.below ?? []));
  const series: uPlot.Series = {
    stroke: accent,
    fill: `${accent}33`,
    width: 2,
    points: { show: false },
  };
  if (props.kind === 'bars') {
    const bars = uPlot.paths.bars?.({ size: [0.7, 40] });
    if (bars) series.paths = bars;
    series.fill = accent;
    series.width = 0;
  }
  return {
    width: element.clientWidth,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [-0.5, last + 0.5] },
      y: { range: [0, Math.max(most * 1.1, props.step)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 64,
        incrs: [1, 2, 3, 5, 7, 10, 15, 24, 48, 72, 144],
        values: (_plot, at) => at.map((n) => (Number.isInteger(n) ? props.name(n) : '')),
      },
      {
        ...axis,
        size: 80,
        space: 40,
        values: (_plot, at) => at.map((value) => (value % props.step ? '' : props.figure(value))),
      },
    ],
    series: [
      {},
      series,
      ...(props.below ? [{ stroke: soft, width: 1, points: { show: false } }] : []),
    ],
  };
}
