import { z } from 'zod';

/** The parameters that a router put into a link, as a query. */
export const routerQuery = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Those that stand there once. */
export function singleValues(query: Record<string, string | string[]>): Record<string, string> {
  const single = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return Object.fromEntries(single);
}
