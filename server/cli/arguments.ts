import { parseArgs } from 'node:util';

/** The command was written wrongly; exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export interface Arguments {
  positionals: string[];
  option(name: string): string | undefined;
  required(name: string): string;
  flag(name: string): boolean;
}

/**
 * @param flags options without a value; every other one in `options` takes one.
 * @throws UsageError for anything unknown or incomplete.
 */
export function readArguments(
  args: string[],
  options: readonly string[],
  flags: readonly string[],
  positionalNames: readonly string[],
): Arguments {
  const definition = Object.fromEntries([
    ...options.map((name) => [name, { type: 'string' as const }]),
    ...['json', ...flags].map((name) => [name, { type: 'boolean' as const }]),
  ]);
  const { values, positionals } = parse(args, definition);
  if (positionals.length < positionalNames.length) {
    throw new UsageError(`${positionalNames[positionals.length]} is missing.`);
  }
  const extra = positionals[positionalNames.length];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many.`);
  const option = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals,
    option,
    required(name) {
      const value = option(name);
      if (value === undefined) throw new UsageError(`--${name} is missing.`);
      return value;
    },
    flag: (name) => values[name] === true,
  };
}

function parse(args: string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? 'Wrong arguments');
  }
}

/** @throws UsageError naming the option. */
export function wanted<T>(name: string, text: string, parsed: T | null, example: string): T {
  if (parsed === null) throw new UsageError(`--${name} ${text}: write it like ${example}.`);
  return parsed;
}
