import { writeFileSync } from 'node:fs';
import { benchDashboard } from './dashboard.ts';
import { benchGateway } from './gateway.ts';
import { benchNeighbours } from './neighbours.ts';
import { benchPayments } from './payments.ts';
import { benchPortal } from './portal.ts';
import { benchRadius } from './radius.ts';
import { benchScale } from './scale.ts';
import { benchStorm } from './storm.ts';
import { type BenchRow, formatTable } from './table.ts';

/** One after the other, since they would only measure each other. */
const benches: Record<string, () => Promise<BenchRow[]>> = {
  payments: benchPayments,
  portal: benchPortal,
  radius: benchRadius,
  neighbours: benchNeighbours,
  dashboard: benchDashboard,
  scale: benchScale,
  storm: benchStorm,
  gateway: benchGateway,
};

/**
 * Runs the benchmarks, prints their table and writes their figures as JSON.
 * @param chosen names; none for all.
 */
export async function runBenches(chosen: readonly string[], resultFile: string): Promise<void> {
  const rows: BenchRow[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (chosen.length === 0 || chosen.includes(name)) rows.push(...(await bench()));
  }
  console.log(formatTable(rows));
  writeFileSync(resultFile, `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
}
