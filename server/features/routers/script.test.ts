import { describe, expect, it } from 'vitest';
import type { KnownRouter } from './directory.ts';
import { openndsScript } from './opennds-script.ts';
import { mikrotikScript, type ScriptContext } from './script.ts';

const router: KnownRouter = {
  ...{ id: 'r1', name: 'Shop"\n/system reset', address: '10.0.0.1', kind: 'mikrotik' },
  ...{ block: { base: 0, prefix: 32 }, secret: Buffer.from('a"$secret\\of-sixteen') },
  ...{ macPassword: 'mac', messageAuthenticator: 'auto', messageAuthenticatorSeen: false },
  ...{ uploadIsInput: true, coaPort: 3799, loginHosts: [], loginSecret: "fas'key; reboot" },
  ...{ controllerUrl: null, controllerSite: null, controllerFingerprint: null, siteId: null },
} as KnownRouter;
const context: ScriptContext = {
  ...{ boxAddress: '10.0.0.2', authPort: 1812, acctPort: 1813 },
  portalUrl: 'http://10.0.0.2:8080/',
  configKey: { publicKey: 'ssh-rsa AAAAB3Nza mlango', password: 'long-and-random' },
  ...{ capportUrl: null, binauthUrl: 'http://10.0.0.2:8080/hooks/opennds/0123' },
};

describe('the script for a MikroTik', () => {
  it('carries the secret as RouterOS reads it, and no name can break out of its line', () => {
    const script = mikrotikScript(router, context);
    expect(script).toContain('secret="a\\"\\$secret\\\\of-sixteen"');
    expect(script.split('\n').some((line) => line.startsWith('/system'))).toBe(false);
    expect(script).toContain('radius-interim-update=received');
    expect(script).not.toContain('114');
  });

  it('announces the splash by DHCP option 114 where it has a public https name', () => {
    const capportUrl = 'https://wifi.example/capport/api';
    const script = mikrotikScript(router, { ...context, capportUrl });
    expect(script).toContain(`code=114 value="s'https://wifi.example/capport/api'"`);
  });
});

describe('the part that lets the box read the configuration', () => {
  const script = mikrotikScript(router, context);

  it('makes a user that only reads, from the box alone', () => {
    expect(script).toContain('policy=ssh,read,sensitive\n');
    expect(script).toContain('/user set [find name=mlango] group=mlango address=10.0.0.2/32');
    expect(script).not.toMatch(/policy=\S*(write|full|policy,|ftp)/);
  });

  it('imports no key but the one that it names itself', () => {
    expect(script).toContain('fetch url="http://10.0.0.2:8080/router/mlango-key.pub"');
    const guarded = script.split('\n').find((line) => line.includes('ssh-keys import'));
    expect(guarded).toMatch(/^:if \(\[:pick .* = "ssh-rsa AAAAB3Nza mlango"\) do=/);
    expect(guarded).toContain('contents] 0 24]');
  });

  it('is left out of a script for a whole network', () => {
    const network = mikrotikScript({ ...router, address: '10.0.0.0/24' }, context);
    expect(network).not.toContain('ssh-keys');
  });
});

describe('the commands for an openNDS gateway', () => {
  it('quote what is secret and point to the box', () => {
    const script = openndsScript({ ...router, kind: 'opennds' }, context);
    expect(script).toContain(`faskey='fas'\\''key; reboot'`);
    expect(script).toContain("fasport='8080'");
    expect(script).toContain("'http://10.0.0.2:8080/hooks/opennds/0123'");
    expect(script.split('\n').some((line) => line.startsWith('/system'))).toBe(false);
  });
});
