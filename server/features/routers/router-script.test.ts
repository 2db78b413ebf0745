import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import {
  fetchScript,
  makeScriptLink,
  type RouterScriptDeps,
  routerConnection,
  routerScript,
} from './router-script.ts';
import { LINK_LIFE_MS, ScriptLinks } from './script-links.ts';

const CONTEXT = {
  ...{ boxAddress: '10.0.0.2', authPort: 1812, acctPort: 1813, portalUrl: 'http://10.0.0.2/' },
  configKey: { publicKey: 'ssh-rsa AAAAB3Nza mlango', password: 'long-and-random' },
  ...{ capportUrl: null, binauthUrl: 'http://10.0.0.2/hooks/opennds/0123' },
};

describeOnEachDatabase('the line with which a router fetches its script', (open) => {
  let shop: Workshop;
  let deps: RouterScriptDeps;
  let shopId: string;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    deps = { ...shop, scriptLinks: new ScriptLinks(shop), scriptContext: async () => CONTEXT };
    shopId = (await shop.router('Shop', '10.0.0.1')).id;
  });

  /** Makes a line, and gives the token in it. */
  async function tokenFor(routerId: string): Promise<string> {
    const { command } = await makeScriptLink(deps, 'amina', routerId);
    return /router\/script\/([0-9a-f]{32})\b/.exec(command)?.[1] ?? '';
  }

  it('fetches and imports what one would paste, and removes the file with the secret', async () => {
    const { command } = await makeScriptLink(deps, 'amina', shopId);
    const [fetched, imported, removed] = command.split('; ');
    expect(fetched).toMatch(
      /^\/tool fetch url="http:\/\/10\.0\.0\.2\/router\/script\/[0-9a-f]{32}" dst-path=mlango\.rsc$/,
    );
    expect([imported, removed]).toEqual([
      '/import file-name=mlango.rsc',
      '/file remove mlango.rsc',
    ]);
    const script = await fetchScript(deps, await tokenFor(shopId), '10.0.0.1');
    expect(script).toBe(await routerScript(deps, shopId));
  });

  it('works once', async () => {
    const token = await tokenFor(shopId);
    expect(await fetchScript(deps, token, '10.0.0.1')).not.toBeNull();
    expect(await fetchScript(deps, token, '10.0.0.1')).toBeNull();
  });

  it('works for ten minutes', async () => {
    const [late, inTime] = [await tokenFor(shopId), await tokenFor(shopId)];
    expect(await fetchScript(deps, late, '10.0.0.1'), 'a newer line ends the older').toBeNull();
    shop.clock.advance(LINK_LIFE_MS - 1);
    expect(await fetchScript(deps, inTime, '10.0.0.1')).not.toBeNull();
    const token = await tokenFor(shopId);
    shop.clock.advance(LINK_LIFE_MS);
    expect(await fetchScript(deps, token, '10.0.0.1')).toBeNull();
  });

  it('is worth nothing to anybody else, and is not used up by their trying', async () => {
    await shop.router('Hill', '10.0.0.9');
    const token = await tokenFor(shopId);
    for (const address of ['10.0.0.9', '10.0.0.77', '::1', 'nonsense']) {
      expect(await fetchScript(deps, token, address)).toBeNull();
    }
    expect(await fetchScript(deps, '0'.repeat(32), '10.0.0.1')).toBeNull();
    expect(await fetchScript(deps, token, '::ffff:10.0.0.1')).not.toBeNull();
  });

  it('is written down with who made it, the token nowhere', async () => {
    const token = await tokenFor(shopId);
    await fetchScript(deps, token, '10.0.0.77');
    const entries = await shop.database.read.audit.listBySubject(shopId);
    expect(entries).toContainEqual(
      expect.objectContaining({ actor: 'amina', action: 'router.script_link' }),
    );
    expect(JSON.stringify([entries, shop.lines])).not.toContain(token);
  });

  it('is shell for an openNDS gateway', async () => {
    const gateway = await shop.router('Gate', '10.0.0.3', {
      ...{ kind: 'opennds', loginSecret: 'a-long-faskey' },
    });
    const { command } = await makeScriptLink(deps, 'amina', gateway.id);
    expect(command).toMatch(/^\(umask 077; wget -q -O \/tmp\/mlango\.sh 'http[^']+' && sh /);
    expect(command.endsWith('rm -f /tmp/mlango.sh)')).toBe(true);
  });

  it('is not needed by a router with a page of settings: it is told what to enter', async () => {
    const access = await shop.router('Point', '10.0.0.4', { kind: 'generic', coaPort: 1700 });
    expect(await routerConnection(deps, access.id)).toEqual({
      ...{ boxAddress: '10.0.0.2', authPort: 1812, acctPort: 1813, coaPort: 1700 },
      ...{ portalUrl: 'http://10.0.0.2/', secret: 'a-secret-of-sixteen' },
    });
  });

  it('is not made for a router that is not there', async () => {
    await expect(makeScriptLink(deps, 'amina', 'nobody')).rejects.toMatchObject({
      code: 'router_unknown',
    });
  });
});
