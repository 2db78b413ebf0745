import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RECOVERY_KEY_BYTES, readRecoveryKey, writeRecoveryKey } from './recovery-key.ts';

const keys = fc.uint8Array({ minLength: RECOVERY_KEY_BYTES, maxLength: RECOVERY_KEY_BYTES });

it('A recovery key survives being written by hand', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const written = writeRecoveryKey(key);
      expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readRecoveryKey(written)).toEqual(key);
      const careless = written.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
      expect(readRecoveryKey(careless.replaceAll('1', 'l'))).toEqual(key);
    }),
  );
});

it.each(['', 'ABCD', `${'A'.repeat(31)}*`, 'A'.repeat(33)])('%s is no recovery key', (typed) => {
  expect(readRecoveryKey(typed)).toBeNull();
});
