import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimControl, readControl, writeControl } from '../adapters/system/data-dir.ts';
import { parseConfig } from '../config.ts';
import { connect } from './client.ts';

/** Of no process. */
const NOBODY = 2 ** 22 + 1;

describe('a command', () => {
  let dataDir: string;
  let server: Server;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'mlango-client-'));
    server = createServer((_request, response) => response.end('{"from":"the server"}'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(() => {
    server.close();
    rmSync(dataDir, { recursive: true });
  });

  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  it('waits for a server that is starting, instead of opening the database beside it', async () => {
    claimControl(dataDir);
    const connected = connect(parseConfig({ MLANGO_DATA_DIR: dataDir }));
    writeControl(dataDir, { pid: process.pid, url: address(), token: 'token' });
    const client = await connected;
    expect(await client.get('/anything')).toEqual({ from: 'the server' });
  });

  it('believes no word of a process that is gone, and keeps that of one that lives', () => {
    const living = { pid: process.ppid, url: 'http://127.0.0.1:1', token: 'token' };
    writeControl(dataDir, living);
    claimControl(dataDir);
    expect(readControl(dataDir)).toEqual(living);
    writeControl(dataDir, { ...living, pid: NOBODY });
    claimControl(dataDir);
    expect(readControl(dataDir)).toEqual({ pid: process.pid, url: '', token: '' });
  });
});
