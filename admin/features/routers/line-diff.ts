export interface DiffLine {
  what: 'same' | 'added' | 'removed';
  line: string;
}

/** Lines that begin with `#` tell of the moment (time, version, "not ready"), not of the configuration. */
const linesOf = (config: string) =>
  config.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

/** Beyond so many changed lines nobody reads on, and a tablet would calculate for long. */
const MOST_EDITS = 2_000;

/**
 * The shortest way from one configuration to the other, line by line.
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the greedy one.
 * @returns null: they differ in more lines than can be shown
 */
export function lineDiff(before: string, after: string): DiffLine[] | null {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const middle = edits(old.slice(start, old.length - end), now.slice(start, now.length - end));
  if (middle === null) return null;
  const same = (line: string): DiffLine => ({ what: 'same', line });
  return [...old.slice(0, start).map(same), ...middle, ...old.slice(old.length - end).map(same)];
}

function edits(old: string[], now: string[]): DiffLine[] | null {
  // How far each diagonal reaches after so many edits; x counts lines of the old, y of the new one.
  const reaches: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let count = 0; count <= Math.min(old.length + now.length, MOST_EDITS); count += 1) {
    reaches.push(new Map(reach));
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = stepTo(reach, diagonal, count);
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return backwards(reaches, old, now);
    }
    reach = new Map(reach);
  }
  return null;
}

const goesDown = (reach: Map<number, number>, diagonal: number, count: number) =>
  diagonal === -count ||
  (diagonal !== count && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));

function stepTo(reach: Map<number, number>, diagonal: number, count: number): number {
  if (goesDown(reach, diagonal, count)) return reach.get(diagonal + 1) ?? 0;
  return (reach.get(diagonal - 1) ?? 0) + 1;
}

function backwards(reaches: Map<number, number>[], old: string[], now: string[]): DiffLine[] {
  const found: DiffLine[] = [];
  let x = old.length;
  let y = now.length;
  for (let count = reaches.length - 1; count >= 0; count -= 1) {
    const reach = reaches[count] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = goesDown(reach, diagonal, count);
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = reach.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      found.push({ what: 'same', line: old[x] ?? '' });
    }
    if (count === 0) break;
    if (down) {
      y -= 1;
      found.push({ what: 'added', line: now[y] ?? '' });
    } else {
      x -= 1;
      found.push({ what: 'removed', line: old[x] ?? '' });
    }
  }
  return found.reverse();
}

export type Shown = DiffLine | { what: 'skipped'; count: number };

/** Leaves out what is alike, but for the lines around each change. */
export function aroundChanges(lines: readonly DiffLine[], context = 2): Shown[] {
  const near = lines.map((_line, at) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some(({ what }) => what !== 'same'),
  );
  const shown: Shown[] = [];
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near[at]) shown.push(line);
    else if (last?.what === 'skipped') last.count += 1;
    else shown.push({ what: 'skipped', count: 1 });
  }
  return shown;
}
