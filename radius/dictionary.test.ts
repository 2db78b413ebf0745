import { describe, expect, it } from 'vitest';
import { attributeName, attributeNamed } from './dictionary.ts';

describe('dictionaries', () => {
  const numbers: [string, number, number][] = [
    ['Session-Timeout', 0, 27],
    ['Acct-Interim-Interval', 0, 85],
    ['Error-Cause', 0, 101],
    ['Mikrotik-Rate-Limit', 14988, 8],
    ['Mikrotik-Total-Limit-Gigawords', 14988, 18],
    ['WISPr-Bandwidth-Max-Down', 14122, 8],
    ['ChilliSpot-Max-Total-Gigawords', 14559, 23],
    ['MS-CHAP2-Success', 311, 26],
    ['Ascend-Xmit-Rate', 529, 255],
    ['Ruckus-Traffic-Quota', 25053, 144],
    ['Cambium-Traffic-Quota-Limit-Total-Gigawords', 17713, 156],
    ['Aruba-User-Role', 14823, 1],
    ['Airespace-QOS-Level', 14179, 2],
    ['TPLink-Site', 11863, 6],
  ];
  it.each(numbers)('know %s', (name, vendor, type) => {
    const attribute = attributeNamed(name, Buffer.from('x'));
    expect(attribute).toMatchObject({ vendor, type });
    expect(attributeName(attribute)).toBe(name);
  });

  it('name an unknown attribute by its numbers', () => {
    expect(attributeName({ vendor: 14988, type: 99, value: Buffer.alloc(0) })).toBe('26/14988/99');
    expect(attributeName({ vendor: 0, type: 250, value: Buffer.alloc(0) })).toBe('250');
  });

  it('refuse names and values that cannot be', () => {
    expect(() => attributeNamed('Mikrotik-Total-Limits', 1)).toThrow('no dictionary');
    expect(() => attributeNamed('Session-Timeout', 2 ** 32)).toThrow('32 bits');
    expect(() => attributeNamed('Session-Timeout', -1)).toThrow('32 bits');
    expect(() => attributeNamed('Session-Timeout', '3600')).toThrow('takes integer');
    expect(() => attributeNamed('User-Name', 5)).toThrow('takes string');
    expect(() => attributeNamed('Framed-IP-Address', '10.0.0.256')).toThrow('no IPv4');
    expect(() => attributeNamed('Reply-Message', 'x'.repeat(254))).toThrow('253 bytes');
  });

  it('encode addresses from dotted text', () => {
    expect(attributeNamed('Framed-IP-Address', '10.5.50.7').value).toEqual(
      Buffer.from([10, 5, 50, 7]),
    );
    expect(attributeNamed('Mikrotik-Host-IP', '10.5.50.7').value).toHaveLength(4);
  });

  it('encode numbers, text and bytes, and never a NUL within text', () => {
    expect(attributeNamed('Session-Timeout', 3_600).value).toEqual(Buffer.from([0, 0, 14, 16]));
    expect(attributeNamed('Reply-Message', 'Karibu\0!').value.toString()).toBe('Karibu!');
    expect(attributeNamed('Class', Buffer.from([0, 1])).value).toEqual(Buffer.from([0, 1]));
  });
});
