import { z } from 'zod';
import type { AdminRoute } from '../../ports/route.ts';

/** OpenAPI 3.1 of the admin interface, made from the same routes that are served. */
export function openApiDocument(routes: readonly AdminRoute[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Mlango admin', version },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'mlango_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(route: AdminRoute): object {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
  const inPath = names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const responses = {
    default: {
      description: 'Done, or {error:{code,message,fields?}} with the status of the error.',
    },
  };
  return {
    summary: route.summary,
    parameters: [...inPath, ...queryParameters(route.query)],
    responses,
    ...(route.access === 'public'
      ? { security: [] }
      : { security: [{ session: [] }, { token: [] }], 'x-permission': route.access }),
    ...(route.body ? { requestBody: requestBody(route.body) } : {}),
    ...(route.bytes ? { requestBody: BYTES } : {}),
  };
}

const BYTES = { required: true, content: { 'application/octet-stream': {} } };

const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

function requestBody(body: z.ZodType): object {
  return { required: true, content: { 'application/json': { schema: schemaOf(body) } } };
}

function queryParameters(query: z.ZodType | undefined): object[] {
  if (!query) return [];
  const { properties = {} } = schemaOf(query);
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}
