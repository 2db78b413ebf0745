import type { Dialect } from './migrate.ts';

/** Nobody changes or removes a row of this table, whatever program they use. */
export function appendOnly(table: string, dialect: Dialect): string[] {
  const message = `${table} is append-only`;
  if (dialect === 'sqlite') {
    return ['UPDATE', 'DELETE'].map(
      (verb) =>
        `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
         BEGIN SELECT RAISE(ABORT, '${message}'); END`,
    );
  }
  return [
    `CREATE FUNCTION ${table}_refuse() RETURNS trigger LANGUAGE plpgsql
     AS $$ BEGIN RAISE EXCEPTION '${message}'; END $$`,
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION ${table}_refuse()`,
  ];
}

/**
 * No account whose name starts with `prefix` gives more than it was given: its debits never exceed
 * its credits. Accounts are small, so the sum is cheap.
 */
export function noOverdraft(table: string, prefix: string, dialect: Dialect): string[] {
  const message = `${table}: an account that starts with ${prefix} would be overdrawn`;
  const balance = `(SELECT coalesce(sum(CASE WHEN credit = NEW.debit THEN amount_cents ELSE -amount_cents END), 0)
    FROM ${table} WHERE credit = NEW.debit OR debit = NEW.debit)`;
  const broken = `NEW.debit LIKE '${prefix}%' AND ${balance} < NEW.amount_cents`;
  if (dialect === 'sqlite') {
    return [
      `CREATE TRIGGER ${table}_no_overdraft BEFORE INSERT ON ${table} WHEN ${broken}
       BEGIN SELECT RAISE(ABORT, '${message}'); END`,
    ];
  }
  return [
    `CREATE FUNCTION ${table}_no_overdraft() RETURNS trigger LANGUAGE plpgsql
     AS $$ BEGIN IF ${broken} THEN RAISE EXCEPTION '${message}'; END IF; RETURN NEW; END $$`,
    `CREATE TRIGGER ${table}_no_overdraft BEFORE INSERT ON ${table}
     FOR EACH ROW EXECUTE FUNCTION ${table}_no_overdraft()`,
  ];
}
