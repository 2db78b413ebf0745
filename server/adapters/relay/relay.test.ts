import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRelay } from '../../../deploy/relay/relay.mjs';
import { recordingLog } from '../../../test/support/doubles.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { RelayClient, type RelayedCall, relayBase } from './relay-client.ts';

const SECRET = 'canary-relay-secret-0123456789abcdef';
const PATH = '/hooks/daraja/stk/00112233445566778899aabbccddeeff';
const USSD = '/hooks/ussd/00112233445566778899aabbccddeeff';

describe('the relay', () => {
  let folder: string;
  let file: string;
  let clock: VirtualClock;
  let relay: Awaited<ReturnType<typeof startRelay>>;
  let boxes: RelayClient[];
  let lines: string[];
  let nowMs: number;

  const start = async (port = 0) => {
    relay = await startRelay({ secrets: [SECRET], file, port, now: () => nowMs });
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mlango-relay-'));
    file = join(folder, 'relay.jsonl');
    clock = new VirtualClock();
    boxes = [];
    lines = [];
    nowMs = 1_000_000;
    await start();
  });
  afterEach(async () => {
    await Promise.all(boxes.map((box) => box.stop()));
    await relay.close();
    rmSync(folder, { recursive: true, force: true });
    expect(lines.join('\n')).not.toContain(SECRET);
  });

  const url = () => `http://127.0.0.1:${relay.port}`;
  const base = () => relayBase({ url: url(), secret: SECRET });
  const post = (path: string, body: string, to = base()) =>
    fetch(`${to}${path}`, { method: 'POST', body });

  function box(
    handle: (call: RelayedCall) => Promise<{ body: string } | null>,
    secret = SECRET,
  ): RelayClient {
    const client = new RelayClient(
      { url: url(), secret },
      { clock, log: recordingLog(lines) },
      handle,
    );
    boxes.push(client);
    client.start();
    return client;
  }
  /** A box that keeps what it gets. */
  function collecting(): RelayedCall[] {
    const calls: RelayedCall[] = [];
    box(async (call) => {
      calls.push(call);
      return null;
    });
    return calls;
  }
  const kept = () => readFileSync(file, 'utf8').split('\n').filter(Boolean);

  it('hands over what came before the box asked, and what comes while it waits', async () => {
    expect((await post(PATH, 'first')).status).toBe(200);
    const calls = collecting();
    await expect.poll(() => calls.length).toBe(1);
    await post(PATH, 'second');
    await expect.poll(() => calls.map(({ body }) => body)).toEqual(['first', 'second']);
    expect(calls[0]).toMatchObject({ path: PATH, sourceAddress: expect.stringContaining('127') });
    await expect.poll(() => kept().filter((line) => line.includes('"done"'))).toHaveLength(2);
  });

  it('has it on disk before it answers, and still has it after a restart', async () => {
    await post(PATH, 'kept');
    expect(kept().join()).toContain('kept');
    const { port } = relay;
    await relay.close();
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"id":"half a li`);
    await start(port);
    const calls = collecting();
    await expect.poll(() => calls.map(({ body }) => body)).toEqual(['kept']);
  });

  it('hands over again what the box did not finish', async () => {
    await post(PATH, 'again');
    let failures = 0;
    const first = box(async () => {
      failures += 1;
      throw new Error('the disk is full');
    });
    await expect.poll(() => failures).toBe(1);
    await first.stop();
    nowMs += 15_000;
    const calls = collecting();
    await expect.poll(() => calls.map(({ body }) => body)).toEqual(['again']);
  });

  it('takes the answer of the box to the phone that waits', async () => {
    box(async ({ body }) => ({ body: `CON you typed ${body}` }));
    const response = await post(USSD, '1*2');
    expect(await response.text()).toBe('CON you typed 1*2');
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(kept()).toEqual([]);
  });

  it('gives nothing to a stranger, and keeps nothing for one', async () => {
    const calls: RelayedCall[] = [];
    box(async (call) => {
      calls.push(call);
      return null;
    }, 'another secret of more than 32 characters');
    await expect.poll(() => lines.join()).toContain('HTTP 401');
    expect((await post(PATH, 'x', `${url()}/${'0'.repeat(40)}`)).status).toBe(404);
    expect((await post('/elsewhere', 'x')).status).toBe(404);
    expect((await post(`${PATH}/../../poll`, 'x', url())).status).not.toBe(200);
    expect((await fetch(base() + PATH)).status).toBe(404);
    expect((await post(PATH, 'x'.repeat(70_000))).status).toBe(413);
    expect([kept(), calls]).toEqual([[], []]);
  });

  it('forgets after two days what nobody fetched', async () => {
    await post(PATH, 'old');
    nowMs += 48 * 3_600_000 + 1;
    await post(PATH, 'new');
    const calls = collecting();
    await expect.poll(() => calls.map(({ body }) => body)).toEqual(['new']);
  });

  it('is found again after it was away', async () => {
    const calls = collecting();
    await post(PATH, 'before');
    await expect.poll(() => calls.length).toBe(1);
    const { port } = relay;
    await relay.close();
    await expect.poll(() => lines.join()).toContain('cannot be reached');
    await start(port);
    await post(PATH, 'after');
    await expect
      .poll(() => {
        clock.advance(1_000);
        return calls.map(({ body }) => body);
      })
      .toEqual(['before', 'after']);
  });
});
