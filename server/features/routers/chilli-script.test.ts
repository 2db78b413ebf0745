import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chilliScript } from './chilli-script.ts';
import type { KnownRouter } from './directory.ts';
import type { ScriptContext } from './script.ts';

const router = {
  ...{ id: 'r1', name: 'Shop"\nreboot', address: '10.0.0.1', kind: 'chilli', coaPort: 3799 },
  ...{ secret: Buffer.from("it's $(secret) `of` \\sixteen"), loginSecret: 'uam secret' },
} as KnownRouter;
const context = {
  ...{ boxAddress: '10.0.0.2', authPort: 1812, acctPort: 1813 },
  portalUrl: 'http://10.0.0.2:8080/',
} as ScriptContext;

/** Run by a real shell over a real file; only the restart of the gateway is left out. */
describe('the commands for a CoovaChilli gateway', () => {
  let folder: string;
  let config: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mlango-chilli-'));
    config = join(folder, 'config');
    writeFileSync(
      config,
      'HS_NETWORK=10.1.0.0\nHS_UAMALLOW=shop.example\nHS_RADIUS=rad01.example\n',
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (of = router) => {
    const script = chilliScript(of, context).replace('/etc/init.d/chilli restart', ':');
    execFileSync('sh', ['-eu', '-c', script], { env: { ...process.env, CHILLI_CONFIG: config } });
  };
  /** What the gateway's own start script reads out of its configuration. */
  const read = (name: string) =>
    execFileSync('sh', ['-c', `. ${config}; printf %s "$${name}"`], { encoding: 'utf8' });

  it('say where the box is and what is shared with it, whatever the secret is made of', () => {
    run();
    expect(read('HS_RADIUS')).toBe('10.0.0.2');
    expect(read('HS_RADSECRET')).toBe("it's $(secret) `of` \\sixteen");
    expect(read('HS_UAMSECRET')).toBe('uam secret');
    expect(read('HS_UAMFORMAT')).toBe('http://10.0.0.2:8080/');
    expect(read('HS_COAPORT')).toBe('3799');
  });

  it('leave what else was set, and the walled garden', () => {
    run();
    expect(read('HS_NETWORK')).toBe('10.1.0.0');
    expect(read('HS_UAMALLOW')).toBe('shop.example,10.0.0.2');
  });

  it('may be run again: the last block counts, and the first copy is kept', () => {
    const before = readFileSync(config, 'utf8');
    run();
    run({ ...router, secret: Buffer.from('another secret of sixteen') });
    expect(read('HS_RADSECRET')).toBe('another secret of sixteen');
    expect(readFileSync(config, 'utf8').match(/# mlango begin/g)).toHaveLength(1);
    expect(readFileSync(`${config}.before-mlango`, 'utf8')).toBe(before);
  });

  it('say nothing but a comment of the router’s name', () => {
    expect(chilliScript(router, context).split('\n')).not.toContain('reboot"');
    expect(chilliScript(router, context)).toMatch(/^# Mlango: .*"Shop" reboot"/);
  });
});
