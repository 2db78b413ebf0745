import {
  type ImportedCode,
  type ImportProblem,
  isWeak,
  readImportedCodes,
} from '../../core/imported-codes.ts';
import { AppError } from '../../ports/errors.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { BatchRecord, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { MOST_PER_BATCH, mintRequestOf, SLICE } from './create-batch.ts';
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

/** A file as far as it can be judged without the database. */
export interface ReadImport {
  request: ImportRequest;
  codes: (ImportedCode & { hash: Buffer; label: string })[];
  problems: ImportProblem[];
}

/**
 * Reads the file, before anybody has to wait for the database.
 * @throws AppError csv_invalid | count_invalid | labels_invalid
 */
export function readImport(vault: Pick<Vault, 'codeHash'>, request: ImportRequest): ReadImport {
  const rows = readCodesCsv(request.csv);
  if (rows.length < 1 || rows.length > MOST_PER_BATCH) {
    const words = `Between 1 and ${MOST_PER_BATCH} codes at once; this file has ${rows.length}.`;
    throw new AppError(422, 'count_invalid', words, { csv: words });
  }
  const labels = labelsOf(rows, request.label);
  const { codes, problems } = readImportedCodes(rows);
  const read = codes.map((code) => {
    const hash = vault.codeHash(code.symbols);
    return { ...code, hash, label: labels.get(code.line) ?? '' };
  });
  return { request, codes: read, problems };
}

/**
 * Codes that were printed elsewhere become vouchers of a plan: all of them or none, in the
 * caller's transaction. Each label is a batch.
 * @throws AppError plan_unknown
 */
export async function importBatch(
  deps: { clock: Clock; random: Random; mint: VoucherMint },
  stores: Stores,
  actor: string,
  { request, codes, problems: inFile }: ReadImport,
): Promise<ImportOutcome> {
  const plan = await stores.plans.findSellable(request.plan);
  if (!plan) throw new AppError(404, 'plan_unknown', `There is no plan "${request.plan}".`);
  const problems = [...inFile, ...(await knownAlready(stores, codes))];
  const standing = problems.filter((problem) => !(request.allowWeak && isWeak(problem)));
  if (standing.length > 0) {
    const onlyWeak = standing.every(isWeak);
    return { kind: 'refused', problems: standing.sort((a, b) => a.line - b.line), onlyWeak };
  }
  const nowMs = deps.clock.now();
  const batches = new Map<string, BatchRecord>();
  for (const { label } of codes) {
    const batch = batches.get(label) ?? {
      ...{ id: deps.random.uuid(), planId: plan.id, label, siteId: null, count: 0 },
      ...{ createdAtMs: nowMs, createdBy: actor },
    };
    batches.set(label, { ...batch, count: batch.count + 1 });
  }
  for (const batch of batches.values()) await stores.vouchers.insertBatch(batch);
  for (let from = 0; from < codes.length; from += SLICE) {
    const slice = codes.slice(from, from + SLICE).map((code): VoucherRecord => {
      const batchId = batches.get(code.label)?.id ?? null;
      return deps.mint.adopt(mintRequestOf(plan, batchId), code);
    });
    await stores.vouchers.insertMany(slice);
  }
  for (const { id, label, count } of batches.values()) {
    const detail = { planId: plan.id, planName: plan.name, count, label, weak: problems.length };
    const entry = { actor, action: 'batch.import', subject: id, detail };
    await stores.audit.append(entry, nowMs);
  }
  return { kind: 'imported', batches: [...batches.values()], count: codes.length };
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

/** Codes that the box has already. */
async function knownAlready(
  stores: Stores,
  codes: readonly { hash: Buffer; line: number }[],
): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = [];
  for (let from = 0; from < codes.length; from += SLICE) {
    const slice = codes.slice(from, from + SLICE);
    const found = await stores.vouchers.findManyByHash(slice.map(({ hash }) => hash));
    const known = new Set(found.map(({ codeHash }) => codeHash.toString('hex')));
    for (const { hash, line } of slice) {
      if (known.has(hash.toString('hex'))) problems.push({ line, kind: 'known', other: null });
    }
  }
  return problems;
}
