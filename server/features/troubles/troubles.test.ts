import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { RouterDirectory } from '../routers/directory.ts';
import { type FailedLogin, troubleNotes } from './note-trouble.ts';

describeOnEachDatabase('logins that fail again and again', (open) => {
  let shop: Workshop;
  let note: (failure: FailedLogin) => Promise<string | null>;
  let directory: RouterDirectory;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    await shop.router('R1', '10.5.50.1');
    directory = new RouterDirectory(shop.vault);
    await directory.load(shop.database.read.routers);
    note = troubleNotes({ ...shop, directory });
  });

  const failure = (device: string, said = 'no answer'): FailedLogin => ({
    parameters: { mac: device, 'link-login-only': 'http://10.5.50.1/login' },
    ...{ clientAddress: '10.0.0.9', problem: 'no_answer', said },
  });
  const MAC = 'AA:BB:CC:DD:EE:01';

  it('get a reference with the third, the same one from then on', async () => {
    expect(await note(failure(MAC))).toBeNull();
    expect(await note(failure(MAC))).toBeNull();
    const reference = await note(failure(MAC, 'RADIUS\u0007 server <b>is</b> not responding'));
    expect(reference).toMatch(/^[A-Z3-9]{6}$/);
    expect(await note(failure(MAC))).toBe(reference);
    const found = await shop.database.read.troubles.find(reference ?? '');
    expect(found).toMatchObject({ device: MAC, failures: 4, routerId: directory.all()[0]?.id });
  });

  it('are listed of one router alone', async () => {
    for (let tries = 0; tries < 3; tries++) await note(failure(MAC));
    const { troubles } = shop.database.read;
    const [known] = directory.all();
    expect(await troubles.listNewest(10, known?.id)).toHaveLength(1);
    expect(await troubles.listNewest(10, 'another')).toEqual([]);
  });

  it('are forgiven one by one: two in a while are nobody’s trouble', async () => {
    for (let hour = 0; hour < 5; hour++) {
      expect(await note(failure(MAC))).toBeNull();
      expect(await note(failure(MAC))).toBeNull();
      shop.clock.advance(3_600_000);
    }
    expect(await shop.database.read.troubles.listNewest(10)).toEqual([]);
  });

  it('fill no disk, however many links with an error somebody writes', async () => {
    for (let device = 0; device < 200; device++) {
      const mac = `AA:BB:CC:DD:EE:${device.toString(16).padStart(2, '0')}`;
      for (let tries = 0; tries < 3; tries++) await note(failure(mac, 'x'.repeat(5_000)));
    }
    const kept = await shop.database.read.troubles.listNewest(500);
    expect(kept).toHaveLength(30);
    expect(kept[0]?.said).toHaveLength(200);
    shop.clock.advance(31 * 86_400_000);
    for (let tries = 0; tries < 3; tries++) await note(failure('AA:BB:CC:00:00:01'));
    expect(await shop.database.read.troubles.listNewest(500)).toHaveLength(1);
  });
});
