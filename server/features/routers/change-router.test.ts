import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import { changeRouter, type RouterChange } from './change-router.ts';
import { RouterDirectory } from './directory.ts';
import { keepOwnRouter } from './own-router.ts';

describeOnEachDatabase('a router', (open) => {
  let opened: TestDatabase;
  let shop: Workshop;
  let router: RouterRecord;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    router = await shop.router('R1', '10.0.0.1');
  });

  const kinds = ['mikrotik', 'unifi', 'opennds'];
  const change = (named: Partial<RouterChange>, id = router.id) =>
    shop.database.transaction((stores) =>
      changeRouter({ ...shop, kinds }, stores, 'operator:amina', id, {
        ...{ insecureSecret: false, forgetCertificate: false },
        ...named,
      }),
    );
  const known = async () => {
    const directory = new RouterDirectory(shop.vault);
    await directory.load(shop.database.read.routers);
    return directory.byId(router.id);
  };

  it('changes what is named and keeps the rest, secrets included', async () => {
    await change({ name: ' Upstairs ', loginHosts: ['*.Network-Auth.com'] });
    expect(await known()).toMatchObject({
      ...{ name: 'Upstairs', address: '10.0.0.1', loginHosts: ['*.network-auth.com'] },
      secret: Buffer.from('a-secret-of-sixteen'),
    });
    await change({ secret: 'another-secret-of-the-router' });
    expect((await known())?.secret.toString()).toBe('another-secret-of-the-router');
  });

  it('keeps what the box has noted of it', async () => {
    await shop.database.transaction((stores) => stores.routers.markSeen(router.id, 1_000));
    await change({ name: 'R2' });
    const [row] = await shop.database.read.routers.list();
    expect(row).toMatchObject({ name: 'R2', lastSeenAtMs: 1_000 });
  });

  it('seals the secret of its login page, and gives it up when told to', async () => {
    await change({ kind: 'opennds', loginSecret: 'the-faskey' });
    const [row] = await opened.reader('routers');
    expect(Buffer.from(row.login_secret_cipher).toString('latin1')).not.toContain('faskey');
    expect((await known())?.loginSecret).toBe('the-faskey');
    await change({ kind: 'mikrotik', loginSecret: null });
    expect((await known())?.loginSecret).toBeNull();
  });

  it('keeps the first certificate of its controller until told to forget it, or moved', async () => {
    const pin = (fingerprint: string) =>
      shop.database.transaction((stores) => stores.routers.pinController(router.id, fingerprint));
    await change({ kind: 'unifi', controllerUrl: 'https://10.7.0.1' });
    await pin('first');
    await pin('second');
    expect((await known())?.controllerFingerprint).toBe('first');
    await change({ name: 'R3' });
    expect((await known())?.controllerFingerprint).toBe('first');
    await change({ forgetCertificate: true });
    expect((await known())?.controllerFingerprint).toBeNull();
    await pin('third');
    await change({ controllerUrl: 'https://10.7.0.2' });
    expect((await known())?.controllerFingerprint).toBeNull();
  });

  it.each<[Partial<RouterChange>, string]>([
    [{ name: ' ' }, 'router_invalid'],
    [{ secret: 'short' }, 'router_invalid'],
    [{ address: '10.0.0.1/8' }, 'router_invalid'],
    [{ kind: 'fridge' }, 'router_invalid'],
    [{ kind: 'opennds' }, 'router_invalid'],
    [{ loginHosts: ['http://evil/'] }, 'router_invalid'],
    [{ controllerUrl: 'ftp://10.7.0.1' }, 'router_invalid'],
    [{ controllerUrl: 'https://admin:secret@10.7.0.1' }, 'router_invalid'],
    [{ controllerSite: "x' OR 1" }, 'router_invalid'],
    [{ name: 'Other' }, 'router_exists'],
    [{ address: '10.0.0.2' }, 'router_exists'],
  ])('is refused %j', async (named, code) => {
    await shop.router('Other', '10.0.0.2');
    await expect(change(named)).rejects.toMatchObject({ code });
  });

  it('that is the box itself takes another name and nothing else', async () => {
    const own = await shop.database.transaction((all) => keepOwnRouter(shop, all, '10.20.0.1'));
    await change({ name: 'Counter' }, own);
    expect(await shop.database.read.routers.find(own)).toMatchObject({ name: 'Counter' });
    for (const more of [
      { address: '10.0.0.9' },
      { kind: 'mikrotik' },
      { secret: 'x'.repeat(16) },
    ]) {
      await expect(change({ name: 'Counter', ...more }, own)).rejects.toMatchObject({
        code: 'router_own',
      });
    }
    await expect(change({ kind: 'gateway' })).rejects.toMatchObject({ code: 'router_invalid' });
  });

  it('that is not there is said so', async () => {
    await expect(change({ name: 'x' }, 'nobody')).rejects.toMatchObject({ code: 'router_unknown' });
  });
});
