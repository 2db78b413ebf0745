import { expect, it } from 'vitest';
import { cleanConfig, significantConfig, versionOfConfig } from './router-config.ts';

const SEVEN =
  '# 2026-11-28 03:10:00 by RouterOS 7.16.1\r\n# software id = ABCD-1234\r\n#\r\n/ip address\r\nadd address=10.0.0.1/24\r\n';
const SIX =
  '\x1b[m\x1b[34m# nov/28/2026 03:10:00 by RouterOS 6.49.17\x1b[m\r\n/ip address\r\nadd address=10.0.0.1/24\r\n\r\n';

it('reads the version of either generation', () => {
  expect(versionOfConfig(cleanConfig(SEVEN))).toBe('7.16.1');
  expect(versionOfConfig(cleanConfig(SIX))).toBe('6.49.17');
  expect(versionOfConfig('Linux gateway 6.1.0')).toBeNull();
  expect(versionOfConfig('expected end of command (line 1 column 9)')).toBeNull();
});

it('keeps lines, without what a terminal adds', () => {
  expect(cleanConfig(SIX)).toBe(
    '# nov/28/2026 03:10:00 by RouterOS 6.49.17\n/ip address\nadd address=10.0.0.1/24\n',
  );
});

it('does not take another moment, state or version for another configuration', () => {
  const config = cleanConfig(SEVEN);
  const later = config
    .replace('2026-11-28 03:10:00', '2026-11-29 03:10:00')
    .replace('/ip address\n', '/ip address\n# ether2 not ready\n');
  expect(significantConfig(later)).toBe(significantConfig(config));
  const changed = config.replace('10.0.0.1/24', '10.0.0.2/24');
  expect(significantConfig(changed)).not.toBe(significantConfig(config));
});
