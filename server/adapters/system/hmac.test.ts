import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacSha256 } from './hmac.ts';

it('gives what OpenSSL gives, for every key and every length of data', () => {
  const key = fc.uint8Array({ minLength: 1, maxLength: 64 });
  const data = fc.array(fc.uint8Array({ maxLength: 1_100 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(key, data, (secret, texts) => {
      const sign = hmacSha256(secret);
      for (const text of texts) {
        expect(sign(text)).toEqual(createHmac('sha256', secret).update(text).digest());
      }
    }),
  );
});
