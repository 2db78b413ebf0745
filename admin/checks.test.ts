import { describe, expect, it } from 'vitest';
import { checkAddress, checkCredentials, checkRequired, checkRouter } from './checks.ts';
import { texts } from './text/index.ts';

const text = texts.en;

it('marks inputs that are empty or blank', () => {
  expect(Object.keys(checkRequired(text, { name: ' ', pin: '1' }))).toEqual(['name']);
});

describe('credentials', () => {
  it('accepts what the box accepts', () => {
    expect(checkCredentials(text, { username: ' Amina ', password: 'eight ch' })).toEqual({});
  });

  it('marks a user name with spaces and a short password', () => {
    const wrong = checkCredentials(text, { username: 'a b', password: 'short' });
    expect(Object.keys(wrong)).toEqual(['username', 'password']);
  });
});

describe('routers', () => {
  const good = {
    name: 'Shop',
    address: '10.0.0.0/24',
    secret: 'sixteen-or-more-',
    coaPort: '3799',
    insecure: false,
  };

  it('accepts a router', () => {
    expect(checkRouter(text, good)).toEqual({});
  });

  it('marks everything that is wrong at once', () => {
    const bad = { ...good, name: '', address: '10.0.0', secret: 'short', coaPort: '70000' };
    expect(Object.keys(checkRouter(text, bad)).sort()).toEqual([
      'address',
      'coaPort',
      'name',
      'secret',
    ]);
  });

  it('lets a laboratory have a short secret, but not none', () => {
    expect(checkRouter(text, { ...good, secret: 'x', insecure: true })).toEqual({});
    expect(checkRouter(text, { ...good, secret: '', insecure: true }).secret).toBeDefined();
  });

  it('knows addresses from host names', () => {
    for (const fine of [' 192.168.88.1 ', '10.0.0.0/24', '10.0.0.9/32', '0.0.0.0/0']) {
      expect(checkAddress(fine)).toEqual({ kind: 'fine' });
    }
    for (const wrong of ['router.lan', '256.0.0.1', '10.0.0.0/33', '']) {
      expect(checkAddress(wrong)).toEqual({ kind: 'wrong' });
    }
  });

  it('says how the network of an address is written', () => {
    expect(checkAddress('10.0.5.9/24')).toEqual({ kind: 'host-bits', network: '10.0.5.0/24' });
    expect(checkAddress('10.0.5.9/22')).toEqual({ kind: 'host-bits', network: '10.0.4.0/22' });
  });
});
