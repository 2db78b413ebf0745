import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../test/support/running-box.ts';
import { ARCHITECTURES, EXCLUDED_PATHS } from './packages.mjs';
import { layProduct } from './steps/product.mjs';

const DEPLOY = join(import.meta.dirname, '..');

describe('what is laid onto a box', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mlango-product-'));
    layProduct('amd64', join(folder, 'mlango'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('starts by itself, without anything of the repository', async () => {
    const server = spawn(process.execPath, [join(folder, 'mlango/deploy/appliance/serve.mjs')], {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        MLANGO_DATA_DIR: join(folder, 'data'),
        ...{ MLANGO_HTTP_HOST: '127.0.0.1', MLANGO_HTTP_PORT: '0' },
        ...{ MLANGO_ADMIN_HOST: '127.0.0.1', MLANGO_ADMIN_PORT: '0' },
        ...{ MLANGO_RADIUS_HOST: '127.0.0.1', MLANGO_RADIUS_AUTH_PORT: '0' },
        MLANGO_RADIUS_ACCT_PORT: '0',
      },
    });
    let said = '';
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    try {
      await until(async () => {
        if (server.exitCode !== null) throw new Error(said);
        return said.includes('Mlango is open') ? true : null;
      });
    } finally {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
    const script = join(folder, 'mlango/deploy/appliance/schema-version.mjs');
    const database = join(folder, 'data/mlango.db');
    const version = execFileSync(process.execPath, [script, database], { encoding: 'utf8' });
    expect(Number(version)).toBeGreaterThanOrEqual(10);
  });

  it('has neither tests nor tools of the workshop', () => {
    const packages = readdirSync(join(folder, 'mlango/node_modules'));
    for (const name of ['typescript', 'vite', 'vitest', 'node-gyp', 'playwright-core']) {
      expect(packages).not.toContain(name);
    }
    expect(packages).toContain('tarn');
    expect(existsSync(join(folder, 'mlango/node_modules/sqlite3/deps'))).toBe(false);
    expect(existsSync(join(folder, 'mlango/deploy/appliance/appliance.test.ts'))).toBe(false);
  });

  it('has scripts that a shell can read', () => {
    const scripts = readdirSync(DEPLOY, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.sh$|appliance\/mlango$/.test(path),
    );
    expect(scripts.length).toBeGreaterThan(4);
    for (const path of scripts) execFileSync('sh', ['-n', join(DEPLOY, path)]);
  });
});

describe('the parts list', () => {
  it('pins Node for every architecture', () => {
    const pin = JSON.parse(readFileSync(join(import.meta.dirname, 'node.json'), 'utf8'));
    expect(pin.version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const { nodePackage } of Object.values(ARCHITECTURES)) {
      expect(pin.integrity[nodePackage]).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    }
  });

  it('leaves the drivers in that a start needs', () => {
    const needed = ['fs/ext4', 'fs/squashfs', 'fs/fat', 'drivers/md', 'drivers/net/ethernet'];
    for (const name of needed) {
      const path = `/lib/modules/*/kernel/${name}/*`;
      expect(EXCLUDED_PATHS).not.toContain(path);
    }
  });
});
