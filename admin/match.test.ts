import { describe, expect, it } from 'vitest';
import { matchPath } from './match.ts';

describe('matchPath', () => {
  it('finds fixed paths and parameters, with or without a last slash', () => {
    expect(matchPath('/', '/')).toEqual({});
    expect(matchPath('/plans', '/plans/')).toEqual({});
    expect(matchPath('/plans/:id', '/plans/a%20b')).toEqual({ id: 'a b' });
  });

  it('refuses other paths and broken escapes', () => {
    expect(matchPath('/plans', '/plans/7')).toBeNull();
    expect(matchPath('/plans/:id', '/routers/7')).toBeNull();
    expect(matchPath('/plans/:id', '/plans/%E0%A4%A')).toBeNull();
  });
});
