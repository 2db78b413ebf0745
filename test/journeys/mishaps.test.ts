import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ApiErrorBody } from '../../server/contract/portal.ts';
import { RunningBox } from '../support/running-box.ts';

describe('what goes wrong is said in one clear error', () => {
  const boxes: RunningBox[] = [];
  afterEach(async () => {
    await Promise.all(boxes.splice(0).map((box) => box.dispose()));
  });
  async function prepare(env: Record<string, string> = {}): Promise<RunningBox> {
    const box = await RunningBox.prepare(env);
    boxes.push(box);
    return box;
  }

  it('lists every bad setting at once and ends with 1', async () => {
    const box = await prepare({
      MLANGO_HTTP_PORT: 'eighty',
      MLANGO_SIMULATE: 'maybe',
      MLANGO_DARAJA_CONSUMER_KEY: 'alone',
    });
    const error = await box.start().catch((reason: Error) => reason.message);
    expect(error).toContain('MLANGO_HTTP_PORT: must be a port number');
    expect(error).toContain('MLANGO_SIMULATE');
    expect(error).not.toContain(' at ');
  });

  it('names the port that is taken, and the setting that moves it', async () => {
    const box = await prepare();
    const squatter = createServer((socket) => socket.destroy()).listen(
      Number(box.env.MLANGO_HTTP_PORT),
      '127.0.0.1',
    );
    const error = await box.start().catch((reason: Error) => reason.message);
    squatter.close();
    expect(error).toContain(`Port ${box.env.MLANGO_HTTP_PORT} is in use`);
    expect(error).toContain('MLANGO_HTTP_PORT');
  });

  it('says that the data directory cannot be written', async () => {
    const box = await prepare({ MLANGO_DATA_DIR: '/proc/mlango' });
    const error = await box.start().catch((reason: Error) => reason.message);
    expect(error).toContain('The data directory /proc/mlango cannot be written');
  });

  it('leaves a damaged database alone and points to the backup', async () => {
    const box = await prepare();
    const path = join(box.dataDir, 'mlango.db');
    writeFileSync(
      path,
      'this is no database, but it is long enough to be taken for one'.repeat(50),
    );
    const error = await box.start().catch((reason: Error) => reason.message);
    expect(error).toContain('is damaged');
    expect(error).toContain('npx mlango restore');
  });

  it('refuses a damaged key file instead of making a new one', async () => {
    const box = await prepare();
    const path = join(box.dataDir, 'mlango.key');
    writeFileSync(path, 'short');
    chmodSync(path, 0o600);
    const error = await box.start().catch((reason: Error) => reason.message);
    expect(error).toContain('The key file');
  });

  it('refuses a second server on the same data', async () => {
    const box = await prepare();
    await box.start();
    const second = await prepare({ MLANGO_DATA_DIR: box.dataDir });
    const error = await second.start().catch((reason: Error) => reason.message);
    expect(error).toContain('is running already');
  });

  it('answers 10 MB, malformed JSON, unknown paths and wrong types in the one error shape', async () => {
    const box = await prepare();
    await box.start();
    const send = async (path: string, body: string, type = 'application/json') => {
      const response = await fetch(`${box.portalUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      return { status: response.status, ...((await response.json()) as ApiErrorBody).error };
    };
    const path = '/api/v1/portal/purchases';
    expect(await send(path, 'x'.repeat(10_000_000))).toMatchObject({
      status: 413,
      code: 'body_too_large',
    });
    expect(await send(path, '{"id":')).toMatchObject({ status: 400, code: 'json_invalid' });
    expect(await send(path, '[]')).toMatchObject({ status: 422, code: 'invalid' });
    expect(await send(path, '{}', 'text/plain')).toMatchObject({ status: 415 });
    expect(await send('/api/v1/plans', '{}')).toMatchObject({ status: 404, code: 'not_found' });
    const id = '11111111-1111-4111-8111-111111111111';
    const order = (change: object) =>
      JSON.stringify({ id, planId: 'none', phone: '0712345678', ...change });
    expect(await send(path, order({}))).toMatchObject({ status: 422, code: 'plan_unknown' });
    expect(await send(path, order({ phone: '12' }))).toMatchObject({
      status: 422,
      code: 'phone_invalid',
    });
    const price = await box.cli(['plan', 'add', '--name', 'free', '--price', '0']);
    expect(price.status).toBe(2);
    expect(price.err).toContain('--price');
  });

  it('works from the command line without a server, and makes backups that restore', async () => {
    const box = await prepare();
    await box.json('plan', 'add', '--name', 'kept', '--price', '10');
    const file = join(box.dataDir, 'copy.db');
    await box.json('backup', '--to', file);
    expect(existsSync(file)).toBe(true);
    await box.start();
    await box.json('plan', 'add', '--name', 'lost', '--price', '10');
    await box.json('restore', file);
    const plans = await box.json<{ name: string }[]>('plan', 'list');
    expect(plans.map(({ name }) => name)).toEqual(['kept']);
    const bad = await box.cli(['restore', join(box.dataDir, 'mlango.key')]);
    expect(bad).toMatchObject({ status: 1 });
    expect(bad.err).toContain('cannot be restored');
  });
});
