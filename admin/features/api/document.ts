import type { Schema } from './schema-text.ts';

/** What the page reads of the OpenAPI document. */
export interface ApiDocument {
  info: { title: string; version: string };
  paths: Record<string, Record<string, ApiOperation>>;
  components: { schemas: Record<string, Schema> };
}

export interface ApiOperation {
  summary: string;
  'x-permission'?: string;
  parameters: { name: string; in: 'path' | 'query'; schema?: Schema }[];
  requestBody?: Body;
  responses: { '2XX': Partial<Body> };
}

interface Body {
  content: { 'application/json'?: { schema: Schema } };
}

export interface Entry {
  /** `GET /plans`. */
  name: string;
  method: string;
  path: string;
  operation: ApiOperation;
}

/** The routes under the first word of their path, those that are looked for. */
export function groupsOf(document: ApiDocument, search: string): [string, Entry[]][] {
  const wanted = search.trim().toLowerCase();
  const groups = new Map<string, Entry[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [lower, operation] of Object.entries(methods)) {
      const method = lower.toUpperCase();
      const name = `${method} ${path}`;
      if (!`${name} ${operation.summary}`.toLowerCase().includes(wanted)) continue;
      const group = path.split('/')[1] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), { name, method, path, operation }]);
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
