import {
  FOREIGN_LEAST,
  FOREIGN_MOST,
  parseVoucherCode,
  readSymbols,
  readVoucherCode,
  SEPARATORS,
} from './voucher-code.ts';

/** One line of the file, as it was written. */
export interface ImportRow {
  line: number;
  code: string;
}

/**
 * Why a code is not taken: `empty`, `symbols` (other than letters and digits), `short`, `long`,
 * `mistyped` (one of ours with a wrong check symbol), `mac`, `twice` (as on `other`), `known` (on
 * the box already). The weak ones are taken only when that is wanted: `digits` (fewer than ten of
 * nothing else), `same` (two different symbols at most), `run` (like 12345678) and `counts_up`
 * (follows on from `other`).
 */
export type ImportProblemKind =
  | 'empty'
  | 'symbols'
  | 'short'
  | 'long'
  | 'mistyped'
  | 'mac'
  | 'twice'
  | 'known'
  | 'digits'
  | 'same'
  | 'run'
  | 'counts_up';

export interface ImportProblem {
  line: number;
  kind: ImportProblemKind;
  /** The other line that it is about. */
  other: number | null;
}

const WEAK: readonly ImportProblemKind[] = ['digits', 'same', 'run', 'counts_up'];
const LEAST_DIGITS = 10;

export const isWeak = ({ kind }: ImportProblem): boolean => WEAK.includes(kind);

/** A code with what it is looked for by, and what is shown of it. */
export interface ImportedCode {
  line: number;
  /** Canonical: what a typed code is compared with. */
  symbols: string;
  /** As it was printed, without separators. */
  shown: string;
}

/** Reads the codes of a file; every line is either a code or a problem, and weak ones are both. */
export function readImportedCodes(rows: readonly ImportRow[]): {
  codes: ImportedCode[];
  problems: ImportProblem[];
} {
  const codes: ImportedCode[] = [];
  const problems: ImportProblem[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, code: written } of rows) {
    const problem = (kind: ImportProblemKind, other: number | null = null) =>
      problems.push({ line, kind, other });
    const symbols = readVoucherCode(written);
    if (symbols === null) {
      problem(whyNot(written));
      continue;
    }
    const before = lineOf.get(symbols);
    if (before !== undefined) {
      problem('twice', before);
      continue;
    }
    lineOf.set(symbols, line);
    const weak = weaknessOf(symbols);
    if (weak) problem(weak);
    else if (countsUp(codes, symbols)) problem('counts_up', codes.at(-1)?.line ?? null);
    codes.push({ line, symbols, shown: written.replace(SEPARATORS, '').toUpperCase() });
  }
  return { codes, problems };
}

function whyNot(written: string): ImportProblemKind {
  const symbols = readSymbols(written.replace(SEPARATORS, ''));
  if (symbols === '') return 'empty';
  if (!/^[0-9A-Z]+$/.test(symbols)) return 'symbols';
  if (symbols.length < FOREIGN_LEAST) return 'short';
  if (symbols.length > FOREIGN_MOST) return 'long';
  return symbols.length === 12 ? 'mac' : 'mistyped';
}

function weaknessOf(symbols: string): ImportProblemKind | null {
  // Ours are drawn by chance, whatever they look like.
  if (parseVoucherCode(symbols) !== null && !/^\d+$/.test(symbols)) return null;
  if (new Set(symbols).size <= 2) return 'same';
  if (isRun(symbols)) return 'run';
  return /^\d+$/.test(symbols) && symbols.length < LEAST_DIGITS ? 'digits' : null;
}

/** Every symbol one above, or one below, the one before it. */
function isRun(symbols: string): boolean {
  const steps = new Set<number>();
  for (let n = 1; n < symbols.length; n++) {
    steps.add(symbols.charCodeAt(n) - symbols.charCodeAt(n - 1));
  }
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

/** The third in a row that is one more than the last: whoever has one card knows the next. */
function countsUp(before: readonly ImportedCode[], symbols: string): boolean {
  const [second, first] = before.slice(-2).map((code) => numberIn(code.symbols));
  const third = numberIn(symbols);
  if (!first || !second || !third) return false;
  const alike = first.head === second.head && second.head === third.head;
  return alike && first.tail - second.tail === 1n && third.tail - first.tail === 1n;
}

function numberIn(symbols: string): { head: string; tail: bigint } | null {
  const match = /^(.*?)(\d+)$/.exec(symbols);
  return match ? { head: match[1] ?? '', tail: BigInt(match[2] ?? '0') } : null;
}
