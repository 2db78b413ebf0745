import { TOTP } from 'otpauth';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { authenticatorCodes } from '../../adapters/system/two-factor.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import { auditReadModel } from '../audit/read-model.ts';
import { endSession, listSessions, setPassword } from './account.ts';
import { insertOperator, prepareOperator } from './add-operator.ts';
import { changeOperator } from './change-operator.ts';
import { confirmIdentity } from './confirm-identity.ts';
import type { OperatorDeps } from './deps.ts';
import { openSession, operatorOfToken, signIn } from './sign-in.ts';
import { beginTwoFactor, confirmTwoFactor, turnOffTwoFactor } from './two-factor.ts';

const PASSWORD = 'a long enough secret';
const VISITOR = { clientAddress: '10.0.0.1', userAgent: 'Tablet <b>' };
/** What argon2 does is tested where it is used in earnest; here it would only take its time. */
const plainPasswords = {
  hash: async (password: string) => `plain ${password}`,
  verify: async (stored: string | null, password: string) => stored === `plain ${password}`,
};

describeOnEachDatabase('an account', (open) => {
  let opened: TestDatabase;
  let shop: Workshop;
  let deps: OperatorDeps;
  let amina: OperatorRecord;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    const twoFactor = authenticatorCodes(shop.random);
    deps = { ...shop, passwords: plainPasswords, twoFactor };
    amina = await add('amina', 'owner');
  });

  async function add(username: string, role: OperatorRecord['role']): Promise<OperatorRecord> {
    const made = await prepareOperator(deps, { username, name: '', role, password: PASSWORD });
    await shop.database.transaction((stores) => insertOperator(stores, 'test', made));
    return made;
  }
  const latest = async ({ id }: OperatorRecord) => {
    const found = await shop.database.read.operators.find(id);
    if (!found) throw new Error('gone');
    return found;
  };
  const login = (code = '', password = PASSWORD) =>
    signIn(deps, { username: 'amina', password, code }, VISITOR);

  /** The authenticator app of the test. */
  function appOf(uri: string): () => string {
    const parameters = new URL(uri).searchParams;
    const totp = new TOTP({ secret: parameters.get('secret') ?? '' });
    return () => totp.generate({ timestamp: shop.clock.now() });
  }
  async function turnOn(): Promise<{ app: () => string; recoveryCodes: string[] }> {
    const { uri } = await shop.database.transaction((stores) =>
      beginTwoFactor(deps, stores, amina, 'Duka Wi-Fi'),
    );
    const app = appOf(uri);
    const now = await latest(amina);
    const recoveryCodes = await shop.database.transaction((stores) =>
      confirmTwoFactor(deps, stores, now, app()),
    );
    shop.clock.advance(30_000);
    return { app, recoveryCodes };
  }

  it('asks for a code only after one of the app was typed', async () => {
    const { uri, secret } = await shop.database.transaction((stores) =>
      beginTwoFactor(deps, stores, amina, 'Duka Wi-Fi'),
    );
    expect(uri).toMatch(/^otpauth:\/\/totp\/Duka%20Wi-Fi:amina\?issuer=Duka%20Wi-Fi&secret=/);
    await expect(login()).resolves.toBeDefined();
    const now = await latest(amina);
    const wrong = shop.database.transaction((stores) =>
      confirmTwoFactor(deps, stores, now, '000000'),
    );
    await expect(wrong).rejects.toMatchObject({ code: 'code_wrong' });
    await shop.database.transaction((stores) => confirmTwoFactor(deps, stores, now, appOf(uri)()));
    await expect(login()).rejects.toMatchObject({ code: 'code_needed', status: 401 });
    const [row] = await opened.reader('operators');
    expect(Buffer.from(row.two_factor_cipher).toString('latin1')).not.toContain(secret);
  });

  it('takes each code of the app once, and none that is older', async () => {
    const { app } = await turnOn();
    const code = app();
    await expect(login(` ${code.slice(0, 3)} ${code.slice(3)} `)).resolves.toBeDefined();
    await expect(login(code)).rejects.toMatchObject({ code: 'code_wrong' });
    shop.clock.advance(120_000);
    await expect(login(code)).rejects.toMatchObject({ code: 'code_wrong' });
    await expect(login(app())).resolves.toBeDefined();
  });

  it('says nothing of codes before the password is right', async () => {
    await turnOn();
    await expect(login('', 'wrong')).rejects.toMatchObject({ code: 'login_failed' });
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { recoveryCodes } = await turnOn();
    expect(new Set(recoveryCodes).size).toBe(8);
    const [first = ''] = recoveryCodes;
    await expect(login(first.toUpperCase().replace('-', ' '))).resolves.toBeDefined();
    await expect(login(first)).rejects.toMatchObject({ code: 'code_wrong' });
    const rows = await opened.reader('recovery_codes');
    expect(JSON.stringify(rows)).not.toContain(recoveryCodes[1]);
  });

  it('makes guesses of codes wait longer and longer', async () => {
    const { app } = await turnOn();
    for (let tries = 0; tries < 5; tries++) {
      await expect(login('123456')).rejects.toMatchObject({ code: 'code_wrong' });
    }
    await expect(login(app())).rejects.toMatchObject({ code: 'too_many_attempts' });
    shop.clock.advance(2_000);
    await expect(login(app())).resolves.toBeDefined();
  });

  it('can do without codes again, its recovery codes gone with them', async () => {
    const { recoveryCodes } = await turnOn();
    const now = await latest(amina);
    await shop.database.transaction((stores) => turnOffTwoFactor(deps, stores, 'cli', now));
    await expect(login()).resolves.toBeDefined();
    expect(await opened.reader('recovery_codes')).toEqual([]);
    expect(recoveryCodes).toHaveLength(8);
  });

  it('proves itself again before something grave', async () => {
    const { app } = await turnOn();
    const prove = (password: string, code: string) =>
      confirmIdentity(deps, amina.id, { password, code }, '10.0.0.1');
    await expect(prove('wrong', app())).rejects.toMatchObject({ code: 'password_wrong' });
    await expect(prove(PASSWORD, '')).rejects.toMatchObject({ code: 'code_needed' });
    expect((await prove(PASSWORD, app())).id).toBe(amina.id);
    await expect(
      confirmIdentity(deps, null, { password: PASSWORD, code: '' }, '10.0.0.1'),
    ).rejects.toMatchObject({ code: 'not_logged_in' });
  });

  it('ends its other sessions with a new password', async () => {
    const here = await openSession(deps, amina, VISITOR);
    const elsewhere = await openSession(deps, amina, VISITOR);
    await setPassword(deps, 'operator:amina', amina, 'another long secret', here);
    expect(await operatorOfToken(deps, here)).not.toBeNull();
    expect(await operatorOfToken(deps, elsewhere)).toBeNull();
    await expect(login()).rejects.toMatchObject({ code: 'login_failed' });
    await expect(login('', 'another long secret')).resolves.toBeDefined();
    const weak = setPassword(deps, 'operator:amina', amina, 'amina-amina', here);
    await expect(weak).rejects.toMatchObject({ code: 'password_weak' });
  });

  it('sees where it is logged in, and logs one of them out', async () => {
    const here = await openSession(deps, amina, VISITOR);
    shop.clock.advance(1_000);
    const there = await openSession(deps, amina, { clientAddress: '10.0.0.9', userAgent: 'Phone' });
    const sessions = await listSessions(shop.database.read, amina.id, here);
    expect(sessions).toMatchObject([
      { clientAddress: '10.0.0.9', userAgent: 'Phone', current: false },
      { clientAddress: '10.0.0.1', userAgent: 'Tablet <b>', current: true },
    ]);
    const other = await add('juma', 'cashier');
    const [first] = sessions;
    const foreign = endSession(deps, 'operator:juma', other.id, first?.id ?? '');
    await expect(foreign).rejects.toMatchObject({ code: 'session_unknown' });
    await expect(endSession(deps, 'x', amina.id, '')).rejects.toMatchObject({ status: 404 });
    await endSession(deps, 'operator:amina', amina.id, first?.id ?? '');
    expect(await operatorOfToken(deps, there)).toBeNull();
    expect(await operatorOfToken(deps, here)).not.toBeNull();
  });

  it('is out at once when somebody leaves or may do less', async () => {
    const juma = await add('juma', 'manager');
    const token = await openSession(deps, juma, VISITOR);
    const change = (id: string, what: object) =>
      shop.database.transaction((stores) => changeOperator(deps, stores, 'test', id, what));
    await change(juma.id, { name: 'Juma K.' });
    expect(await operatorOfToken(deps, token)).not.toBeNull();
    await change(juma.id, { role: 'cashier' });
    expect(await operatorOfToken(deps, token)).toBeNull();
    await change(juma.id, { disabled: true });
    const gone = signIn(deps, { username: 'juma', password: PASSWORD, code: '' }, VISITOR);
    await expect(gone).rejects.toMatchObject({ code: 'login_failed' });
    await change(juma.id, { disabled: false });
    const back = signIn(deps, { username: 'juma', password: PASSWORD, code: '' }, VISITOR);
    await expect(back).resolves.toBeDefined();
  });

  it('is always left to one owner', async () => {
    const change = (what: object) =>
      shop.database.transaction((stores) => changeOperator(deps, stores, 'test', amina.id, what));
    await expect(change({ disabled: true })).rejects.toMatchObject({ code: 'last_owner' });
    await expect(change({ role: 'cashier' })).rejects.toMatchObject({ code: 'last_owner' });
    await add('juma', 'owner');
    await expect(change({ role: 'cashier' })).resolves.toMatchObject({ role: 'cashier' });
  });

  it('leaves its deeds in the audit log, which is read by page, person, kind and day', async () => {
    const log = auditReadModel(opened.reader);
    const startMs = shop.clock.now();
    for (let day = 0; day < 120; day++) {
      shop.clock.advance(86_400_000);
      await shop.database.transaction((stores) =>
        stores.audit.append(
          {
            actor: day % 2 ? 'operator:juma' : 'cli',
            action: 'plan.change',
            subject: 'p',
            detail: {},
          },
          shop.clock.now(),
        ),
      );
    }
    const first = await log.entries({});
    expect(first.items).toHaveLength(100);
    const second = await log.entries({ cursor: first.nextCursor ?? undefined });
    expect(second.items.at(-1)).toMatchObject({ seq: 1, action: 'operator.add' });
    expect((await log.entries({ actor: 'operator:juma' })).items).toHaveLength(60);
    expect((await log.entries({ action: 'operator.' })).items).toHaveLength(1);
    expect((await log.entries({ action: '%' })).items).toEqual([]);
    const week = { fromMs: startMs + 86_400_000, toMs: startMs + 8 * 86_400_000 };
    expect((await log.entries(week)).items).toHaveLength(7);
    expect(await log.count()).toBe(121);
  });
});
