import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { bindStores } from '../../stores.ts';
import { type Connections, openDatabase, openPlain } from '../database/open.ts';
import { createDatabase, type UnitOfWork } from '../database/unit-of-work.ts';
import { WalSource } from './change-source.ts';
import { FileReplica } from './file-replica.ts';
import { openAsk, openReply, sealAsk, sealReply, talkKey } from './sealed-talk.ts';

const KEY = Buffer.alloc(32, 1);

describe('the stream of changes', () => {
  let folder: string;
  let connections: Connections;
  let unit: UnitOfWork;
  let source: WalSource;
  let replica: FileReplica;
  const clock = new VirtualClock();

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mlango-follow-'));
    connections = await openDatabase(`file:${join(folder, 'first.db')}`, 0);
    unit = createDatabase(connections, bindStores);
    source = new WalSource({
      ...{ databaseFile: join(folder, 'first.db'), clock, writer: connections.writer },
      exclusively: unit.exclusively,
    });
    replica = new FileReplica(folder);
  });
  afterEach(async () => {
    await connections.close();
    rmSync(folder, { recursive: true });
  });

  const note = (name: string, value = 'x') =>
    unit.database.transaction(({ settings }) => settings.set(name, value, clock.now()));

  /** What the follower does in one round; true when it has everything. */
  const follow = async (): Promise<boolean> => {
    const at = replica.position();
    const piece = at && (await source.changes(at));
    if (!piece || !at) {
      const { epoch = '', generation = 0, offset = 0 } = replica.baseProgress() ?? {};
      await replica.takeBase(await source.base(epoch, generation, offset), KEY);
      return false;
    }
    if (piece.next !== null) {
      await replica.fold(piece.next);
      return false;
    }
    if (piece.bytes.length > 0) await replica.append(at.offset, piece.bytes);
    return at.offset + piece.bytes.length === piece.endOffset;
  };
  const catchUp = async () => {
    for (let round = 0; round < 200; round += 1) if (await follow()) return;
    throw new Error('it never caught up');
  };
  const settingsIn = async (file: string) => {
    const knex = openPlain(file);
    const rows: { key: string; value: string }[] = await knex('settings').select('key', 'value');
    await knex.destroy();
    return Object.fromEntries(rows.map(({ key, value }) => [key, value.slice(0, 20)]));
  };

  it('brings over what was there, and then every transaction, byte for byte', async () => {
    await note('before');
    await catchUp();
    await note('after');
    await catchUp();
    const { file, key } = await replica.finish();
    expect(key).toEqual(KEY);
    expect(await settingsIn(file)).toMatchObject({ before: 'x', after: 'x' });
  });

  it('leaves out what was rolled back, even when it had reached the disk', async () => {
    await catchUp();
    const huge = unit.database.transaction(async ({ settings }) => {
      for (let n = 0; n < 300; n += 1) await settings.set(`huge ${n}`, 'y'.repeat(100_000), 1);
      throw new Error('changed my mind');
    });
    await expect(huge).rejects.toThrow('changed my mind');
    await catchUp();
    await note('small');
    await catchUp();
    const found = await settingsIn((await replica.finish()).file);
    expect(found).toMatchObject({ small: 'x' });
    expect(Object.keys(found).filter((name) => name.startsWith('huge'))).toEqual([]);
  });

  it('goes on over folded logs, and over a standby that is switched off in between', async () => {
    await catchUp();
    clock.advance(120_000);
    const generations = new Set<number>();
    for (let round = 0; round < 12; round += 1) {
      await note(`round ${round}`, 'z'.repeat(1_000_000));
      await catchUp();
      generations.add(replica.position()?.generation ?? -1);
      replica = new FileReplica(folder);
      await replica.recover();
    }
    expect(generations.size).toBeGreaterThan(2);
    const found = await settingsIn((await replica.finish()).file);
    expect(Object.keys(found).filter((name) => name.startsWith('round'))).toHaveLength(12);
  });

  it('begins anew when the first box was started again or has gone on without it', async () => {
    await note('one');
    await catchUp();
    source.reset();
    await note('two');
    await catchUp();
    clock.advance(120_000);
    await note('three', 'z'.repeat(17_000_000));
    await source.tidy();
    await note('four');
    await catchUp();
    const found = await settingsIn((await replica.finish()).file);
    expect(found).toMatchObject({ one: 'x', two: 'x', four: 'x' });
    expect(found.three).toBeDefined();
  });

  it('keeps the last whole one while a new base is on its way', async () => {
    await note('one', 'z'.repeat(3_000_000));
    await catchUp();
    source.reset();
    await follow();
    expect(replica.baseProgress()).not.toBeNull();
    expect(await settingsIn((await replica.finish()).file)).toHaveProperty('one');
  });
});

describe('what two boxes say to each other', () => {
  const key = talkKey('0123-4567-89AB-CDEF-0123-4567-89AB-CDEF');
  const ask = { kind: 'hello', adminPort: 1 } as const;
  const reply = { answer: { kind: 'accepted' } as const, bytes: Buffer.from('bytes') };

  it('is opened by the other one only, and an answer fits its question only', () => {
    const { message, nonce } = sealAsk(key, ask);
    expect(openAsk(key, message)?.ask).toEqual(ask);
    expect(openAsk(talkKey('9'.repeat(32)), message)).toBeNull();
    const sealed = sealReply(key, nonce, reply);
    expect(openReply(key, nonce, sealed)).toEqual(reply);
    expect(openReply(key, sealAsk(key, ask).nonce, sealed)).toBeNull();
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    expect(openReply(key, nonce, sealed)).toBeNull();
    expect(openAsk(key, Buffer.from('short'))).toBeNull();
  });
});
