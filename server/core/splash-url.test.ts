import { describe, expect, it } from 'vitest';
import { splashUrl } from './splash-url.ts';

describe('the address of the splash', () => {
  it.each([
    ['the box itself by default', null, '10.0.0.2', 8080, 'http://10.0.0.2:8080'],
    ['without the port of the web', null, '10.0.0.2', 80, 'http://10.0.0.2'],
    ['IPv4 behind a dual-stack socket', null, '::ffff:10.0.0.2', 8080, 'http://10.0.0.2:8080'],
    ['IPv6 in brackets', null, 'fd00::2', 8080, 'http://[fd00::2]:8080'],
    ['a public http address', 'http://wifi.lan', '10.0.0.2', 8080, 'http://wifi.lan'],
    ['not a public https address', 'https://x.example', '10.0.0.2', 80, 'http://10.0.0.2'],
    ['the public one behind a proxy', 'https://x.example', '127.0.0.1', 80, 'https://x.example'],
  ])('is %s', (_what, publicUrl, address, port, url) => {
    expect(splashUrl(publicUrl, address, port)).toBe(url);
  });
});
