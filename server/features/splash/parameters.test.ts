import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedParameters, readRouterParameters, withQuery } from './parameters.ts';

describe('readRouterParameters', () => {
  it('keeps what routers send, under their own names', () => {
    const sent = { mac: 'AA:BB', 'link-login-only': 'http://10.5.50.1/login', 'chap-id': '\\371' };
    expect(readRouterParameters(sent)).toEqual(sent);
  });

  it('leaves out the names of the splash, secrets and what is not a name', () => {
    const sent = { lang: 'sw', purchase: 'x', code: 'c', phone: '07', receipt: 'r' };
    const worse = { password: 'p', 'plain-passwd': 'p', constructor: 'x', '<b>': 'x', '': 'x' };
    expect(readRouterParameters({ ...sent, ...worse, mac: 'm' })).toEqual({ mac: 'm' });
  });

  it('believes no link that says it comes from the own gateway', () => {
    expect(readRouterParameters({ 'own-gateway': '1', mac: 'm' })).toEqual({ mac: 'm' });
  });

  it('drops a value that is too long instead of cutting it', () => {
    expect(readRouterParameters({ mac: 'm', 'link-orig': 'x'.repeat(1025) })).toEqual({ mac: 'm' });
  });

  it('stays small whatever is sent', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ maxLength: 2000 })), (sent) => {
        const kept = Object.entries(readRouterParameters(sent));
        expect(kept.length).toBeLessThanOrEqual(40);
        expect(kept.flat().join('').length).toBeLessThanOrEqual(4096);
      }),
    );
  });
});

describe('carriedParameters', () => {
  it("does not say the last login's error twice", () => {
    expect(carriedParameters({ mac: 'm', error: 'e', 'error-orig': 'e' })).toEqual({ mac: 'm' });
  });

  it('carries nothing behind the own gateway, which tells it each time', () => {
    expect(carriedParameters({ 'own-gateway': '1', mac: 'm', ip: '10.20.3.4' })).toEqual({});
  });
});

describe('withQuery', () => {
  it('escapes names and values', () => {
    expect(withQuery('/', { a: '"><b>&c=d' })).toBe('/?a=%22%3E%3Cb%3E%26c%3Dd');
    expect(withQuery('/', {})).toBe('/');
  });
});
