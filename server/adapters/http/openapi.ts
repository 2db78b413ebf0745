import { z } from 'zod';
import type { AdminRoute } from '../../ports/route.ts';

/** What routes answer, by `GET /plans`, and what the schemas name; made by the build from the types. */
export interface Answers {
  answers: Record<string, object>;
  schemas: Record<string, object>;
}

/** OpenAPI 3.1 of the admin interface, made from the same routes that are served. */
export function openApiDocument(
  routes: readonly AdminRoute[],
  version: string,
  { answers, schemas }: Answers,
): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    const answer = answers[`${route.method} ${route.path}`];
    paths[path][route.method.toLowerCase()] = operation(route, answer);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Mlango admin', version },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { ...schemas, Error: ERROR },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'mlango_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** Of every refusal; `code` is stable, `message` is for people, `fields` names what to correct. */
const ERROR = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        fields: { type: 'object', additionalProperties: { type: 'string' } },
      },
      required: ['code', 'message'],
    },
  },
  required: ['error'],
};

const json = (schema: object) => ({ 'application/json': { schema } });

function operation(route: AdminRoute, answer: object | undefined): object {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
  const inPath = names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const responses = {
    '2XX': { description: 'Done.', ...(answer ? { content: json(answer) } : {}) },
    default: {
      description: 'Refused, with the status of the error.',
      content: json({ $ref: '#/components/schemas/Error' }),
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
  return { required: true, content: json(schemaOf(body)) };
}

function queryParameters(query: z.ZodType | undefined): object[] {
  if (!query) return [];
  const { properties = {} } = schemaOf(query);
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}
