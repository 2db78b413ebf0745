import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const APPLIANCE = join(import.meta.dirname, 'appliance');
const units = [
  ...['mlango.service', 'mlango-gateway.service'].map((name) => join(import.meta.dirname, name)),
  ...readdirSync(APPLIANCE)
    .filter((name) => /\.(service|timer|path)$/.test(name))
    .map((name) => join(APPLIANCE, name)),
];
const has = existsSync('/usr/bin/systemd-analyze');
const runs = has || process.env.MLANGO_TEST_REQUIRE === 'all';

describe('the units', () => {
  it.skipIf(!runs)('of the server expose little: systemd-analyze security is at most 2.0', () => {
    const unit = join(import.meta.dirname, 'mlango.service');
    const said = execFileSync(
      'systemd-analyze',
      ['security', '--offline=yes', '--no-pager', '--threshold=20', unit],
      { encoding: 'utf8' },
    );
    const exposure = Number(/exposure level for mlango\.service: ([\d.]+)/.exec(said)?.[1]);
    expect(exposure).toBeGreaterThan(0);
    expect(exposure).toBeLessThanOrEqual(2);
  });

  it.each(units)('%s starts what is there', (path) => {
    const commands = [...readFileSync(path, 'utf8').matchAll(/^Exec\w+=(.*)$/gm)];
    for (const [, command = ''] of commands) {
      const script = command.split(' ').find((word) => /\.(mjs|sh)$/.test(word)) ?? '';
      expect(script).toMatch(/^\/opt\/mlango\//);
      expect(existsSync(join(REPOSITORY, script.replace('/opt/mlango/', '')))).toBe(true);
    }
  });

  it('give the server as much room for the young as every other way of starting it', () => {
    const starts = ['package.json', 'deploy/Containerfile', 'deploy/systemd/mlango.service'];
    const rooms = [...starts, 'test/support/running-box.ts'].map(
      (path) => /--max-semi-space-size=\d+/.exec(readFileSync(join(REPOSITORY, path), 'utf8'))?.[0],
    );
    expect(new Set(rooms).size).toBe(1);
    expect(rooms[0]).toBeDefined();
  });

  it('of an emergency start the box anew: no shell waits for somebody who cannot log in', () => {
    const dropIn = join(APPLIANCE, 'emergency.service.d/mlango.conf');
    const commands = readFileSync(dropIn, 'utf8').match(/^ExecStart=.*$/gm) ?? [];
    expect(commands).toHaveLength(2);
    expect(commands[0]).toBe('ExecStart=');
    expect(commands[1]).toMatch(/systemctl --force reboot/);
  });

  it('of the server restart without end, within limits, watched', () => {
    const text = readFileSync(join(import.meta.dirname, 'mlango.service'), 'utf8');
    for (const line of [
      ...['StartLimitIntervalSec=0', 'Restart=always', 'Type=notify', 'WatchdogSec=60'],
      ...['MemoryMax=75%', 'User=mlango'],
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });
});
