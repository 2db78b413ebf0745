/** As much of JSON Schema as the box writes. */
export interface Schema {
  $ref?: string;
  type?: string;
  const?: string | number | boolean;
  enum?: readonly (string | number)[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: Schema | boolean;
  description?: string;
}

const INDENT = '  ';
const REF = '#/components/schemas/';

/** A schema as people read it: close to how TypeScript writes types. */
export function schemaText(schema: Schema, level = 0): string {
  if (schema.$ref) return schema.$ref.replace(REF, '');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const joined = schema.anyOf ?? schema.allOf;
  if (joined) {
    const parts = [...new Set(joined.map((part) => schemaText(part, level)))];
    return parts.join(schema.anyOf ? ' | ' : ' & ');
  }
  if (schema.type === 'array') {
    const item = schemaText(schema.items ?? {}, level);
    return /[|&]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === 'object' || schema.properties) return objectText(schema, level);
  return schema.type ?? 'any';
}

function objectText(schema: Schema, level: number): string {
  const pad = INDENT.repeat(level + 1);
  const lines = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => [
    ...(part.description ? [`${pad}/** ${part.description.replace(/\s+/g, ' ')} */`] : []),
    `${pad}${name}${schema.required?.includes(name) ? '' : '?'}: ${schemaText(part, level + 1)}`,
  ]);
  const rest = schema.additionalProperties;
  if (typeof rest === 'object') lines.push(`${pad}[name]: ${schemaText(rest, level + 1)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${INDENT.repeat(level)}}`;
}

/** The names that a schema speaks of. */
export function namesIn(schema: object): string[] {
  const found = JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/g);
  return [...new Set([...found].map(([, name = '']) => name))];
}
