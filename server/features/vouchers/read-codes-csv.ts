import { type CsvError, parse } from 'csv-parse/sync';
import { AppError } from '../../ports/errors.ts';

export interface CsvRow {
  /** In the file, the first line is 1. */
  line: number;
  code: string;
  label: string;
}

const MOST_RECORD_CHARACTERS = 2_000;

/**
 * Reads a file with the column `code` and, if it likes, `label`; other columns are passed over.
 * Spreadsheets write commas, semicolons or tabs, and begin with a byte order mark.
 * @throws AppError csv_invalid
 */
export function readCodesCsv(text: string): CsvRow[] {
  const [head, ...rows] = recordsOf(text);
  const names = (head?.record ?? []).map((name) => name.trim().toLowerCase());
  const code = names.indexOf('code');
  const label = names.indexOf('label');
  if (code < 0) {
    throw invalid('The first line names the columns, and one of them must be "code".');
  }
  return rows.map(({ line, record }) => ({
    line,
    code: plain(record[code] ?? ''),
    label: label < 0 ? '' : plain(record[label] ?? ''),
  }));
}

function recordsOf(text: string): { line: number; record: string[] }[] {
  try {
    const found = parse(text, {
      ...{ bom: true, delimiter: delimiterOf(text), info: true },
      ...{ relax_column_count: true, skip_empty_lines: true },
      max_record_size: MOST_RECORD_CHARACTERS,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return found.map(({ info, record }) => ({ line: info.lines, record }));
  } catch (error) {
    const { lines, code } = error as CsvError & { lines?: number };
    if (code === undefined) throw error;
    throw invalid(`Line ${lines ?? '?'} is not CSV: a quotation mark is missing or too many.`);
  }
}

/** Whatever stands between the names of the columns. */
function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return [',', ';', '\t'].find((delimiter) => head.includes(delimiter)) ?? ',';
}

/** Our own files put an apostrophe before what a spreadsheet would run as a formula. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

function invalid(words: string): AppError {
  return new AppError(422, 'csv_invalid', words, { csv: words });
}
