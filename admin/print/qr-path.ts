/** Dark modules, row by row, as an SVG path: one stroke per run, on a grid of 1. */
export function modulesPath(modules: ArrayLike<number>, size: number): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!modules[y * size + x]) continue;
      const from = x;
      while (x + 1 < size && modules[y * size + x + 1]) x++;
      path += `M${from} ${y}h${x - from + 1}v1H${from}z`;
    }
  }
  return path;
}
