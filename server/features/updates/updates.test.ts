import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { download } from '../../adapters/system/download.ts';
import { updateInbox } from '../../adapters/system/update-inbox.ts';
import { auditReadModel } from '../audit/read-model.ts';
import { handOver, MOST_UPDATE_BYTES, type UpdateDeps } from './bench.ts';
import { UpdateFetcher } from './fetch-update.ts';
import { receivePiece } from './receive-piece.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const FILE = `mlango-update 1\n${'x'.repeat(100)}`;

describeOnEachDatabase('updates of the appliance', (open) => {
  let shop: Workshop;
  let folder: string;
  let reader: Knex;
  let deps: UpdateDeps;
  const installed = () => readFileSync(join(folder, 'updates', 'ready.update'), 'utf8');
  const says = (name: string, value: object) =>
    writeFileSync(join(folder, name), JSON.stringify(value));

  beforeEach(async () => {
    const opened = await open();
    reader = opened.reader;
    shop = workshop(opened.database);
    folder = mkdtempSync(join(tmpdir(), 'mlango-updates-'));
    says('running.json', { version: '0.1.0', sequence: 7 });
    deps = { ...shop, inbox: updateInbox(folder, folder), download };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('arrive in pieces; an upload that broke off goes on where it was', async () => {
    expect(await receivePiece(deps, 0, bytes(FILE.slice(0, 30)))).toBe(30);
    // The answer was lost: the tablet sends the piece once more, or one too far on.
    await expect(receivePiece(deps, 60, bytes('later'))).rejects.toMatchObject({
      code: 'wrong_offset',
      fields: { offset: '30' },
    });
    expect(await receivePiece(deps, 30, bytes(FILE.slice(30)))).toBe(FILE.length);
    await handOver(deps, 'operator:amina', 'upload');
    expect(installed()).toBe(FILE);
    const [entry] = (await auditReadModel(reader).entries({})).items;
    expect(entry).toMatchObject({ action: 'update.install', actor: 'operator:amina' });
    // While it waits or is written nothing else is taken.
    await expect(receivePiece(deps, 0, bytes(FILE))).rejects.toMatchObject({ code: 'update_busy' });
  });

  it('are taken again once the last one was refused or has been installed', async () => {
    for (const state of ['refused', 'installed', 'rolled_back']) {
      says('update.json', { state, at: '2026-01-01T00:00:00Z' });
      expect(await receivePiece(deps, 0, bytes(FILE))).toBe(FILE.length);
    }
    says('update.json', { state: 'writing', at: '2026-01-01T00:00:00Z' });
    await expect(receivePiece(deps, 0, bytes(FILE))).rejects.toMatchObject({ code: 'update_busy' });
    expect(deps.inbox.report()).toMatchObject({ state: 'writing', databaseRestored: false });
  });

  it('are not just any file, not without end, and nothing for a plain server', async () => {
    const film = receivePiece(deps, 0, bytes('a holiday film'));
    await expect(film).rejects.toMatchObject({ code: 'not_an_update' });
    await receivePiece(deps, 0, bytes(FILE));
    const inbox = { ...deps.inbox, size: () => MOST_UPDATE_BYTES };
    const more = receivePiece({ inbox }, MOST_UPDATE_BYTES, bytes('more'));
    await expect(more).rejects.toMatchObject({ code: 'upload_too_large' });
    expect(readdirSync(join(folder, 'updates'))).toEqual([]);
    const plain = receivePiece({ inbox: updateInbox(folder, null) }, 0, bytes(FILE));
    await expect(plain).rejects.toMatchObject({ code: 'not_an_appliance' });
  });

  it('are fetched from an address; what cannot be had is said', async () => {
    let status = 200;
    let content = FILE;
    const server = createServer((_request, response) => {
      response.writeHead(status).end(content);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/new.update`;
    const fetcher = new UpdateFetcher(deps);
    const fetchOnce = async () => {
      fetcher.begin('operator:amina', url);
      expect(fetcher.fetching).toBe(true);
      await fetcher.settled();
      return fetcher.error;
    };
    status = 404;
    expect(await fetchOnce()).toBe('The address answers 404.');
    status = 200;
    content = 'a page that says log in first';
    expect(await fetchOnce()).toBe('This file is not a Mlango update.');
    expect(deps.inbox.isWaiting()).toBe(false);
    content = FILE;
    expect(await fetchOnce()).toBeNull();
    expect(installed()).toBe(FILE);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(join(folder, 'updates'), { recursive: true });
    expect(await fetchOnce()).toMatch(/does not answer/);
  });
});
