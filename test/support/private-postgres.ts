import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../server/adapters/database/open.ts';
import { freeTcpPort } from './free-port.ts';
import { tools } from './tools.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `postgres://…` of a server made for this run, without a database name; null without one. */
    postgresUrl: string | null;
  }
}

/** Name of the database that has every table and no row. */
export const MIGRATED = 'migrated';

/** Vitest's global set-up: one private PostgreSQL for the whole run, in a temporary folder. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const { initdb, postgres } = tools;
  if (!initdb || !postgres) {
    project.provide('postgresUrl', null);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'mlango-postgres-'));
  const port = await freeTcpPort();
  const user = unprivileged(folder);
  execFileSync(
    ...as(user, initdb, ['-D', join(folder, 'data'), '-A', 'trust', '-U', 'mlango', '-N']),
    {
      stdio: 'ignore',
    },
  );
  const settings = [
    ...['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`],
    ...['fsync=off', 'full_page_writes=off', 'max_connections=60'],
  ];
  const args = ['-D', join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
  const [command, commandArgs] = as(user, postgres, args);
  const server = spawn(command, commandArgs, { stdio: 'ignore' });
  const url = `postgres://mlango@127.0.0.1:${port}`;
  await untilItAnswers(`${url}/postgres`);
  await makeTemplate(url);
  project.provide('postgresUrl', url);
  return () => {
    server.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A migrated database that tests copy: a copy costs a fraction of the migrations. */
async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${MIGRATED}`);
  await client.end();
  await (await openDatabase(`${url}/${MIGRATED}`, 0)).close();
}

/** PostgreSQL refuses to run as root; Debian's package brings a user of its own. */
function unprivileged(folder: string): string | null {
  if (userInfo().uid !== 0) return null;
  const uid = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
  chownSync(folder, uid, uid);
  return 'postgres';
}

function as(user: string | null, command: string, args: string[]): [string, string[]] {
  // setpriv replaces itself, so signals reach the server.
  const id = ['--reuid', user ?? '', '--regid', user ?? '', '--clear-groups'];
  return user ? ['setpriv', [...id, command, ...args]] : [command, args];
}

async function untilItAnswers(connectionString: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
