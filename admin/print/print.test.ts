import { describe, expect, it, vi } from 'vitest';
import { codeAddress, parsePortalAddress, storedPortalAddress } from './address.ts';
import { partsOf } from './grid.ts';
import { modulesPath } from './qr-path.ts';

describe('the address in the QR codes', () => {
  it('is the one the box gives unless another one was typed', () => {
    expect(storedPortalAddress('http://10.0.0.2:8080')).toBe('http://10.0.0.2:8080');
  });

  it('is the typed one on the counter too, where a code is shown as a QR', () => {
    expect(codeAddress('AB', 'http://10.0.0.2:8080')).toBe('http://10.0.0.2:8080/v/AB');
    vi.stubGlobal('localStorage', { getItem: () => 'wifi.shop.lan/' });
    expect(codeAddress('AB', 'http://10.0.0.2:8080')).toBe('http://wifi.shop.lan/v/AB');
    vi.unstubAllGlobals();
  });

  it('forgives a missing http:// and what follows the host', () => {
    expect(parsePortalAddress('wifi.shop.lan:8080/')).toEqual({
      codeBase: 'http://wifi.shop.lan:8080/v/',
      spoken: 'wifi.shop.lan:8080',
      local: false,
    });
    expect(parsePortalAddress('https://wifi.example/x')?.codeBase).toBe('https://wifi.example/v/');
  });

  it('knows addresses that only this device can open', () => {
    for (const local of ['http://localhost:8080', '127.0.0.1:8080', 'http://[::1]:8080']) {
      expect(parsePortalAddress(local)?.local).toBe(true);
    }
  });

  it.each(['', 'ftp://box', 'javascript:alert(1)', 'http://', 'two words'])(
    'refuses %j',
    (text) => {
      expect(parsePortalAddress(text)).toBeNull();
    },
  );
});

describe('parts of a print', () => {
  it('covers every code once', () => {
    const parts = partsOf(1_000, 24);
    expect(parts.map(({ from, to }) => [from, to])).toEqual([
      [0, 480],
      [480, 960],
      [960, 1_000],
    ]);
    expect(parts.map(({ sheets }) => sheets)).toEqual([20, 20, 2]);
  });

  it('prints a roll of two hundred slips at once', () => {
    expect(partsOf(250, 1).map(({ sheets }) => sheets)).toEqual([200, 50]);
  });

  it('is empty for nothing', () => {
    expect(partsOf(0, 24)).toEqual([]);
  });
});

it('draws each run of dark modules once', () => {
  expect(modulesPath([1, 1, 0, 1], 2)).toBe('M0 0h2v1H0zM1 1h1v1H1z');
});
