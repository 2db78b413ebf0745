/** One measured figure. */
export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  /** What the figure has to reach: `>=` at least, `<=` at most; none for a figure that only informs. */
  goal?: { atLeast: number } | { atMost: number };
}

/** Whether the figure reaches its goal; null when it has none. */
export function reaches({ value, goal }: BenchRow): boolean | null {
  if (!goal) return null;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}

/** The figures as a table of text, one line each. */
export function formatTable(rows: readonly BenchRow[]): string {
  const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
  const cells = rows.map((row) => {
    const { goal } = row;
    const wanted =
      goal &&
      ('atLeast' in goal
        ? `≥ ${numbers.format(goal.atLeast)}`
        : `≤ ${numbers.format(goal.atMost)}`);
    const verdict = reaches(row);
    return [
      row.name,
      numbers.format(row.value),
      row.unit,
      wanted ?? '',
      verdict === null ? '' : verdict ? 'reached' : 'MISSED',
    ];
  });
  const titled = [['What', 'Measured', 'Unit', 'Goal', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...titled.map((line) => line[column]?.length ?? 0)),
  );
  return titled
    .map((line) =>
      line
        .map((cell, column) =>
          column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
