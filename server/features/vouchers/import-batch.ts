import { type ImportProblem, isWeak, readImportedCodes } from '../../core/imported-codes.ts';
import { limitsOf } from '../../core/plan.ts';
import { AppError } from '../../ports/errors.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { BatchRecord, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { MOST_PER_BATCH } from './create-batch.ts';
import { type CsvRow, readCodesCsv } from './read-codes-csv.ts';

export interface ImportRequest {
  plan: string;
  /** Of the lines that have none. */
  label: string;
  csv: string;
  /** Takes codes that are easily guessed, too. */
  allowWeak: boolean;
}

export type ImportOutcome =
  | { kind: 'imported'; batches: BatchRecord[]; count: number }
  /** Nothing was stored. */
  | { kind: 'refused'; problems: ImportProblem[]; onlyWeak: boolean };

const MOST_LABELS = 50;
const LABEL_CHARACTERS = 80;
const HASHES_AT_ONCE = 500;

/**
 * Codes that were printed elsewhere become vouchers of a plan: all of them or none, in the
 * caller's transaction. Each label is a batch.
 * @throws AppError plan_unknown | csv_invalid | count_invalid | labels_invalid
 */
export async function importBatch(
  deps: { clock: Clock; random: Random; mint: VoucherMint; vault: Vault },
  stores: Stores,
  actor: string,
  request: ImportRequest,
): Promise<ImportOutcome> {
  const plan = await stores.plans.findSellable(request.plan);
  if (!plan) throw new AppError(404, 'plan_unknown', `There is no plan "${request.plan}".`);
  const rows = readCodesCsv(request.csv);
  if (rows.length < 1 || rows.length > MOST_PER_BATCH) {
    const words = `Between 1 and ${MOST_PER_BATCH} codes at once; this file has ${rows.length}.`;
    throw new AppError(422, 'count_invalid', words, { csv: words });
  }
  const labels = labelsOf(rows, request.label);
  const { codes, problems } = readImportedCodes(rows);
  const found = codes.map((code) => ({ ...code, hash: deps.vault.codeHash(code.symbols) }));
  const known = await knownHashes(
    stores,
    found.map(({ hash }) => hash),
  );
  for (const { hash, line } of found) {
    if (known.has(hash.toString('hex'))) problems.push({ line, kind: 'known', other: null });
  }
  const standing = problems.filter((problem) => !(request.allowWeak && isWeak(problem)));
  if (standing.length > 0) {
    const onlyWeak = standing.every(isWeak);
    return { kind: 'refused', problems: standing.sort((a, b) => a.line - b.line), onlyWeak };
  }
  const nowMs = deps.clock.now();
  const { id: planId, name: planName, priceCents } = plan;
  const batches = new Map<string, BatchRecord>();
  for (const label of new Set(labels.values())) {
    const made = { planId, label, siteId: null, count: 0, createdAtMs: nowMs };
    batches.set(label, { ...made, id: deps.random.uuid(), createdBy: actor });
  }
  const vouchers = found.map(({ line, symbols, shown }): VoucherRecord => {
    const batch = batches.get(labels.get(line) ?? '');
    if (!batch) throw new Error('A line without a batch');
    batch.count += 1;
    const request = { ...limitsOf(plan), planId, planName, priceCents, batchId: batch.id };
    return deps.mint.adopt({ ...request, purchaseId: null }, { symbols, shown });
  });
  for (const batch of batches.values()) await stores.vouchers.insertBatch(batch);
  await stores.vouchers.insertMany(vouchers);
  for (const { id, label, count } of batches.values()) {
    const detail = { planId, planName, count, label, weak: problems.length };
    const entry = { actor, action: 'batch.import', subject: id, detail };
    await stores.audit.append(entry, nowMs);
  }
  return { kind: 'imported', batches: [...batches.values()], count: vouchers.length };
}

/** By line. */
function labelsOf(rows: readonly CsvRow[], usual: string): Map<number, string> {
  const labels = new Map(rows.map(({ line, label }) => [line, label || usual.trim()]));
  const names = new Set(labels.values());
  const long = [...labels].find(([, label]) => label.length > LABEL_CHARACTERS);
  const words = long
    ? `The label in line ${long[0]} is longer than ${LABEL_CHARACTERS} characters.`
    : `At most ${MOST_LABELS} different labels at once; this file has ${names.size}.`;
  if (long || names.size > MOST_LABELS) {
    throw new AppError(422, 'labels_invalid', words, { csv: words });
  }
  return labels;
}

async function knownHashes(stores: Stores, hashes: readonly Buffer[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let i = 0; i < hashes.length; i += HASHES_AT_ONCE) {
    const found = await stores.vouchers.findManyByHash(hashes.slice(i, i + HASHES_AT_ONCE));
    for (const { codeHash } of found) known.add(codeHash.toString('hex'));
  }
  return known;
}
