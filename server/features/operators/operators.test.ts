import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { argon2Passwords } from '../../adapters/system/passwords.ts';
import { authenticatorCodes } from '../../adapters/system/two-factor.ts';
import { loginWaitMs, passwordProblem } from '../../core/password-rules.ts';
import { type SetupDeps, setUp, setupNeeded } from './set-up.ts';
import { openSession, operatorOfToken, signIn, signOut } from './sign-in.ts';

const VISITOR = { clientAddress: '10.0.0.1', userAgent: 'Tablet' };
const REQUEST = {
  pin: '12345678',
  ownerName: 'Amina',
  username: 'Amina',
  password: 'a long enough secret',
  businessName: 'Duka Wi-Fi',
  currency: 'KES',
  timeZone: 'Africa/Nairobi',
  demoPlans: false,
};

describeOnEachDatabase('operators', (open) => {
  let shop: Workshop;
  let deps: SetupDeps;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    deps = {
      ...shop,
      passwords: argon2Passwords(),
      twoFactor: authenticatorCodes(shop.random),
      setupPin: '12345678',
      saveBusiness: async () => undefined,
      addDemoPlans: async () => undefined,
      afterSetup: async () => undefined,
    };
  });

  const login = (password: string, address = '10.0.0.1', username = 'amina') =>
    signIn(deps, { username, password, code: '' }, { ...VISITOR, clientAddress: address });

  it('has no default account: the PIN of the log makes the owner, once', async () => {
    expect(await setupNeeded(shop.database.read)).toBe(true);
    const wrong = setUp(deps, { ...REQUEST, pin: '00000000' }, '10.0.0.1', false);
    await expect(wrong).rejects.toMatchObject({ code: 'pin_wrong' });
    expect(await setUp(deps, REQUEST, '10.0.0.1', false)).toMatchObject({
      role: 'owner',
      username: 'amina',
    });
    const again = setUp(deps, REQUEST, '10.0.0.1', false);
    await expect(again).rejects.toMatchObject({ code: 'setup_done' });
  });

  it('makes PIN guesses wait longer and longer', async () => {
    const guess = () => setUp(deps, { ...REQUEST, pin: '0' }, '10.0.0.1', false);
    for (let i = 0; i < 5; i++) await expect(guess()).rejects.toMatchObject({ code: 'pin_wrong' });
    const right = setUp(deps, REQUEST, '10.0.0.1', false);
    await expect(right).rejects.toMatchObject({ code: 'too_many_attempts', status: 429 });
    shop.clock.advance(2_000);
    await expect(setUp(deps, REQUEST, '10.0.0.1', false)).resolves.toBeDefined();
  });

  describe('with an owner', () => {
    beforeEach(async () => {
      await setUp(deps, REQUEST, '10.0.0.1', true);
    });

    it('logs in by the right password only, and says the same for an unknown user', async () => {
      await expect(login('wrong password')).rejects.toMatchObject({ code: 'login_failed' });
      await expect(login('wrong', '10.0.0.1', 'nobody')).rejects.toMatchObject({
        code: 'login_failed',
      });
      const { operator, token } = await login(REQUEST.password);
      expect((await operatorOfToken(deps, token))?.id).toBe(operator.id);
    });

    it('cannot be locked out from another address', async () => {
      for (let i = 0; i < 8; i++) await login('wrong', '10.6.6.6').catch(() => undefined);
      await expect(login(REQUEST.password, '10.6.6.6')).rejects.toMatchObject({ status: 429 });
      await expect(login(REQUEST.password, '10.0.0.1')).resolves.toBeDefined();
    });

    it('ends a session by log-out, after half an hour without use, and after twelve hours', async () => {
      const { operator, token } = await login(REQUEST.password);
      await signOut(deps, token);
      expect(await operatorOfToken(deps, token)).toBeNull();
      const idle = await openSession(deps, operator, VISITOR);
      shop.clock.advance(30 * 60_000);
      expect(await operatorOfToken(deps, idle)).toBeNull();
      const busy = await openSession(deps, operator, VISITOR);
      for (let quarter = 0; quarter < 47; quarter++) {
        shop.clock.advance(15 * 60_000);
        expect(await operatorOfToken(deps, busy)).not.toBeNull();
      }
      shop.clock.advance(15 * 60_000);
      expect(await operatorOfToken(deps, busy)).toBeNull();
    });

    it('keeps no token and no password in clear', async () => {
      const { token } = await login(REQUEST.password);
      const owner = await shop.database.read.operators.findByUsername('amina');
      expect(owner?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
      expect(await shop.database.read.operators.findSession(token)).toBeNull();
    });
  });
});

describe('passwords', () => {
  it.each([
    ['short', 'seven77'],
    ['common', 'Password123'],
    ['the user name', 'amina-amina'],
    ['one symbol', 'aaaaaaaaaaaa'],
  ])('are refused when they are %s', (_what, password) => {
    expect(passwordProblem(password, 'amina')).not.toBeNull();
  });

  it('wait after the fifth wrong one, for 15 minutes at most', () => {
    expect([0, 4, 5, 6, 7, 40].map(loginWaitMs)).toEqual([0, 0, 2_000, 4_000, 8_000, 900_000]);
  });
});
