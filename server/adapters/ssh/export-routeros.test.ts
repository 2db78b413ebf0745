import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RouterOsSimulator } from '../../../test/simulators/routeros.ts';
import { until } from '../../../test/support/running-box.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import type { RouterShellTarget } from '../../ports/router-shell.ts';
import { exportRouterOs } from './export-routeros.ts';
import { makeRsaSshKey, makeSshKey, type SshKeyPair } from './keys.ts';

describe('the configuration of a router', () => {
  const router = new RouterOsSimulator();
  const clock = new VirtualClock();
  let key: SshKeyPair;
  const target = (more: Partial<RouterShellTarget> = {}): RouterShellTarget => ({
    ...{ host: '127.0.0.1', port: router.port, privateKey: key.privateKey },
    ...{ hostFingerprint: router.fingerprint, ...more },
  });
  const exported = (more: Partial<RouterShellTarget> = {}) => exportRouterOs(target(more), clock);

  beforeAll(async () => {
    key = await makeRsaSshKey('mlango');
    router.importKey(key.publicKey);
    await router.start();
  });
  afterEach(() => {
    router.fault = 'none';
    router.version = '7.16.1 (stable)';
    router.commands.length = 0;
  });
  afterAll(() => router.close());

  it.each(['7.16.1 (stable)', '6.49.17 (long-term)'])(
    'comes with its secrets from RouterOS %s',
    async (version) => {
      router.version = version;
      const { config, hostFingerprint } = await exported();
      expect(config).toContain('add secret=s3cret\n');
      expect(hostFingerprint).toBe(router.fingerprint);
      expect(router.commands.at(-1)).toBe(
        version.startsWith('7') ? '/export show-sensitive' : '/export',
      );
    },
  );

  it('takes the key that an unknown router shows, and says which it was', async () => {
    const { hostFingerprint } = await exported({ hostFingerprint: null });
    expect(hostFingerprint).toBe(router.fingerprint);
  });

  it.each([
    ['linux', 'not_routeros'],
    ['not_permitted', 'not_permitted'],
    ['cuts', 'unreachable'],
  ] as const)('is not made up when the router is %s', async (fault, problem) => {
    router.fault = fault;
    await expect(exported()).rejects.toMatchObject({ problem });
  });

  it('is not waited for for ever', async () => {
    router.fault = 'silent';
    const asked = exported();
    const outcome = expect(asked).rejects.toMatchObject({ problem: 'unreachable' });
    await until(async () => (router.commands.length > 0 ? true : null));
    clock.advance(90_000);
    await outcome;
  });

  it('does not come to a stranger, nor from one', async () => {
    const stranger = await makeRsaSshKey('other');
    await expect(exported({ privateKey: stranger.privateKey })).rejects.toMatchObject({
      problem: 'refused',
    });
    await expect(exported({ port: 9 })).rejects.toMatchObject({ problem: 'unreachable' });
    const before = router.fingerprint;
    await router.becomeAnother();
    await expect(exported({ hostFingerprint: before })).rejects.toMatchObject({
      ...{ problem: 'host_changed', fingerprint: router.fingerprint },
    });
    expect(router.commands).toEqual([]);
  });

  it('needs an RSA key, since older RouterOS takes no other', () => {
    expect(() => router.importKey(makeSshKey('x').publicKey)).toThrow('wrong format');
  });
});
