/**
 * Records in the code, rows in the database: one rule instead of a mapping per table.
 * `priceCents` ↔ `price_cents`, `createdAtMs` ↔ `created_at` (moments are ms since 1970 in every
 * `_at` column), booleans ↔ 0 | 1, named JSON fields ↔ text
 * (null stays null).
 */
export type Row = Record<string, unknown>;

export interface RowMapper<T> {
  toRow(record: T): Row;
  fromRow(row: Row): T;
  /** For `.first()`: null when there is no row. */
  fromMaybe(row: Row | undefined): T | null;
  /** SQLite's expression for all rows of a SELECT as one JSON text, and what reads that text. */
  readonly allAsJson: string;
  fromJson(text: string): T[];
}

export function rowMapper<T extends object>(
  fields: readonly (keyof T & string)[],
  special: { boolean?: readonly (keyof T)[]; json?: readonly (keyof T)[] } = {},
): RowMapper<T> {
  const columns = fields.map((field) => ({
    field,
    column: columnOf(field),
    isBoolean: special.boolean?.includes(field) ?? false,
    isJson: special.json?.includes(field) ?? false,
  }));
  const toRow = (record: T): Row => {
    const row: Row = {};
    for (const { field, column, isBoolean, isJson } of columns) {
      const value = record[field];
      if (isBoolean) row[column] = value ? 1 : 0;
      else row[column] = isJson && value !== null ? JSON.stringify(value) : value;
    }
    return row;
  };
  const read = (cellOf: (column: string, index: number) => unknown): T => {
    const record: Record<string, unknown> = {};
    columns.forEach(({ field, column, isBoolean, isJson }, index) => {
      const value = cellOf(column, index);
      if (isBoolean) record[field] = value === 1;
      else record[field] = isJson && value !== null ? JSON.parse(String(value)) : value;
    });
    return record as T;
  };
  const fromRow = (row: Row): T => read((column) => row[column]);
  return {
    toRow,
    fromRow,
    fromMaybe: (row) => (row ? fromRow(row) : null),
    allAsJson: `json_group_array(json_array(${columns.map(({ column }) => column).join()}))`,
    fromJson: (text) => JSON.parse(text).map((values: unknown[]) => read((_, n) => values[n])),
  };
}

/** `createdAtMs` → `created_at`, `downBps` → `down_bps`. */
export function columnOf(field: string): string {
  return field.replace(/AtMs$/, 'At').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * SQL for "there is no such id", of a column that most rows leave empty. Not `IS NULL`: SQLite takes the
 * column's unique index for that, and reads every row which has none.
 */
export const isNone = (column: string): string => `coalesce(${column}, '') = ''`;

/**
 * A SELECT that turns one bound JSON text, an array of arrays, into rows: to bind a thousand values
 * one by one costs more than to store them.
 */
export function rowsOfJson(
  client: string,
  columns: Readonly<Record<string, 'TEXT' | 'BIGINT'>>,
): string {
  const isPostgres = client === 'pg';
  const selected = Object.entries(columns).map(([name, type], n) =>
    isPostgres ? `(value ->> ${n})::${type} AS ${name}` : `value ->> ${n} AS ${name}`,
  );
  const source = isPostgres ? 'jsonb_array_elements(?)' : 'json_each(?)';
  return `SELECT ${selected.join()} FROM ${source}`;
}
