import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { Role } from '../../core/permissions.ts';
import { changeOperator } from '../operators/change-operator.ts';
import { changePermissions } from '../permissions/change-permissions.ts';
import { PermissionBook } from '../permissions/permission-book.ts';
import { Bearers } from './bearer.ts';
import { createToken, revokeToken, type TokenWish } from './keep-tokens.ts';

const DAY_MS = 86_400_000;
const AT = '192.168.1.9';

describeOnEachDatabase('keys for programs', (open) => {
  let shop: Workshop;
  let permissions: PermissionBook;
  let bearers: Bearers;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    permissions = new PermissionBook();
    await permissions.load(shop.database.read.permissions);
    bearers = new Bearers({ ...shop, permissions });
    await shop.database.transaction(async (stores) => {
      for (const role of ['owner', 'manager', 'cashier'] as const) {
        await stores.operators.insert({
          ...{ id: role, username: role, name: role, role, passwordHash: 'x', createdAtMs: 1 },
          ...{ twoFactorCipher: null, twoFactorPendingCipher: null, twoFactorLastStep: null },
          disabledAtMs: null,
        });
      }
    });
  });

  const make = (wish: Partial<TokenWish> = {}, maker: Role = 'owner') =>
    shop.database.transaction((stores) =>
      createToken(
        shop,
        stores,
        { name: `operator:${maker}`, operatorId: maker },
        { name: 'books', scope: 'manager', days: null, ...wish },
      ),
    );

  it('act under their own name, with the permissions of their scope', async () => {
    const { secret, token } = await make();
    expect(secret).toMatch(/^mlango_[\w-]{43}$/);
    const actor = await bearers.actorOf(secret, AT);
    expect(actor).toMatchObject({ name: 'token:books', operatorId: 'owner' });
    expect(actor.permissions.has('plans.write')).toBe(true);
    expect(actor.permissions.has('payments.refund')).toBe(false);
    expect(actor.permissions.has('self')).toBe(false);
    // Only its hash is kept.
    const stored = await shop.database.read.tokens.find(token.id);
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(stored?.lastUsedAtMs).toBe(shop.clock.now());
  });

  it('only look when they were made for looking', async () => {
    const actor = await bearers.actorOf((await make({ scope: 'read' })).secret, AT);
    expect(actor.readsOnly).toBe(true);
    expect(actor.permissions.has('payments')).toBe(true);
    expect(actor.permissions.has('staff')).toBe(false);
  });

  it('never may more than their maker does at this moment', async () => {
    const { secret } = await make({ scope: 'owner' }, 'manager');
    const may = async () => (await bearers.actorOf(secret, AT)).permissions;
    expect((await may()).has('settings.write')).toBe(false);
    expect((await may()).has('plans.write')).toBe(true);
    await shop.database.transaction((stores) =>
      changeOperator({ ...shop } as never, stores, 'operator:owner', 'manager', {
        role: 'cashier',
      }),
    );
    expect((await may()).has('plans.write')).toBe(false);
    expect((await may()).has('counter')).toBe(true);
  });

  it('lose at once what the owner takes from a role', async () => {
    const { secret } = await make({ scope: 'cashier' });
    const may = async () => (await bearers.actorOf(secret, AT)).permissions.has('counter');
    expect(await may()).toBe(true);
    const left = [...permissions.of('cashier')].filter((one) => one !== 'counter');
    await shop.database.transaction((stores) =>
      changePermissions(shop, stores, 'operator:owner', 'cashier', left),
    );
    await permissions.load(shop.database.read.permissions);
    expect(await may()).toBe(false);
    // The same after a restart.
    const again = new PermissionBook();
    await again.load(shop.database.read.permissions);
    expect(again.of('cashier').has('counter')).toBe(false);
    expect(again.of('cashier').has('vouchers')).toBe(true);
  });

  it('are nobody once revoked, over, or when their maker has left', async () => {
    const wrong = { code: 'token_wrong' };
    const revoked = await make({ name: 'a' });
    await shop.database.transaction((stores) =>
      revokeToken(shop, stores, 'operator:owner', revoked.token.id),
    );
    await expect(bearers.actorOf(revoked.secret, AT)).rejects.toMatchObject(wrong);
    expect(await bearers.lasts(revoked.secret)).toBe(false);
    const short = await make({ name: 'b', days: 30 });
    await bearers.actorOf(short.secret, AT);
    shop.clock.advance(30 * DAY_MS);
    await expect(bearers.actorOf(short.secret, AT)).rejects.toMatchObject(wrong);
    const left = await make({ name: 'c' }, 'manager');
    await shop.database.transaction((stores) =>
      changeOperator({ ...shop } as never, stores, 'operator:owner', 'manager', { disabled: true }),
    );
    await expect(bearers.actorOf(left.secret, AT)).rejects.toMatchObject(wrong);
  });

  it('are one per name, and free the name when they are revoked', async () => {
    const { token } = await make();
    await expect(make({ name: 'Books' })).rejects.toMatchObject({ code: 'token_exists' });
    await shop.database.transaction((stores) => revokeToken(shop, stores, 'test', token.id));
    await make({ name: 'Books' });
    const actions = (await shop.database.read.audit.listBySubject(token.id)).map(
      ({ action }) => action,
    );
    expect(actions).toEqual(['token.create', 'token.revoke']);
  });

  it('are slowed down, the right ones and those who guess', async () => {
    const { secret } = await make();
    const refusals = async (tried: string, times: number) => {
      const codes = new Set<string>();
      for (let n = 0; n < times; n++) {
        await bearers.actorOf(tried, AT).catch((error) => codes.add(error.code));
      }
      return [...codes];
    };
    expect(await refusals('mlango_guess', 21)).toEqual(['token_wrong', 'too_many_requests']);
    expect(await refusals(secret, 301)).toEqual(['too_many_requests']);
    shop.clock.advance(120_000);
    expect(await refusals(secret, 1)).toEqual([]);
  });
});
