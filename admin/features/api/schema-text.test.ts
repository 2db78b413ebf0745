import { expect, it } from 'vitest';
import { namesIn, schemaText } from './schema-text.ts';

it('writes a schema as people read it', () => {
  const schema = {
    type: 'object',
    required: ['plans'],
    properties: {
      plans: { type: 'array', items: { $ref: '#/components/schemas/AdminPlan' } },
      state: { enum: ['open', 'closed'] },
      note: { description: 'For\npeople.', anyOf: [{ type: 'null' }, { type: 'string' }] },
    },
  };
  expect(schemaText(schema)).toBe(
    [
      '{',
      '  plans: AdminPlan[]',
      '  state?: "open" | "closed"',
      '  /** For people. */',
      '  note?: null | string',
      '}',
    ].join('\n'),
  );
  expect(
    schemaText({ type: 'array', items: { anyOf: [{ type: 'null' }, { type: 'number' }] } }),
  ).toBe('(null | number)[]');
  expect(schemaText({})).toBe('any');
  expect(namesIn(schema)).toEqual(['AdminPlan']);
});
