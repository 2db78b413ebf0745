import { describe, expect, it } from 'vitest';
import { queryOf } from './query.ts';

describe('a query string', () => {
  it('is read by name, with a list for what is said more than once', () => {
    expect(queryOf('a=1&b=&a=2&c=%C3%A9+x&a=3')).toEqual({ a: ['1', '2', '3'], b: '', c: 'é x' });
    expect(queryOf('')).toEqual({});
  });

  it('changes no object but its own', () => {
    const query = queryOf('__proto__=x&constructor=y');
    expect(Object.getPrototypeOf(query)).toBe(Object.prototype);
    expect(Object.keys(query)).toEqual(['__proto__', 'constructor']);
  });
});
