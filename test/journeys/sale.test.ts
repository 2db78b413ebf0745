import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlanView, PurchaseView, RedeemResponse } from '../../server/contract/portal.ts';
import { boxDatabases } from '../support/box-databases.ts';
import { radclient } from '../support/radclient.ts';
import { RunningBox, until } from '../support/running-box.ts';
import { runs } from '../support/tools.ts';

const SECRET = 'radius-secret-of-the-test';
const MAC = 'AA:BB:CC:00:00:01';
const ROUTER = {
  mac: MAC,
  'link-login-only': 'http://127.0.0.1/login',
  'link-orig': 'http://example.com/',
};

interface VoucherShow {
  status: string;
  usedSeconds: number;
  usedBytes: number;
  remainingSeconds: number | null;
  remainingBytes: number | null;
}

describe.each(boxDatabases)('a sale on $name', ({ env, present }) => {
  describe.skipIf(!present || !runs('radclient'))('with radclient as the router', () => {
    let box: RunningBox;
    let plan: PlanView;

    beforeAll(async () => {
      box = await RunningBox.prepare(await env());
      await box.start();
      plan = await box.json(
        'plan',
        'add',
        '--name',
        '1 hour',
        '--price',
        '20',
        '--time',
        '3600',
        '--validity',
        '86400',
        '--data',
        '500MB',
        '--down',
        '5M',
        '--up',
        '2M',
      );
      await box.json('router', 'add', '--name', 'R1', '--address', '127.0.0.1', '--secret', SECRET);
    });
    afterAll(() => box.dispose());
    beforeEach(({ onTestFailed }) => onTestFailed(() => console.error(box.output)));

    const auth = (attributes: Record<string, string | number>) =>
      radclient(box.authPort, 'auth', SECRET, {
        'NAS-Identifier': 'hotspot',
        'Calling-Station-Id': MAC,
        ...attributes,
      });
    const acct = (attributes: Record<string, string | number>) =>
      radclient(box.acctPort, 'acct', SECRET, {
        'NAS-Identifier': 'hotspot',
        'Calling-Station-Id': MAC,
        'Framed-IP-Address': '10.5.50.7',
        ...attributes,
      });

    async function buy(phone: string, mac: string): Promise<PurchaseView> {
      const id = randomUUID();
      const request = { id, planId: plan.id, phone, mac, router: { ...ROUTER, mac } };
      const { status } = await box.post('/api/v1/portal/purchases', request);
      expect(status).toBe(202);
      return until(async () => {
        const { purchase } = await box.get<{ purchase: PurchaseView }>(
          `/api/v1/portal/purchases/${id}`,
        );
        return ['paid', 'failed', 'suspense'].includes(purchase.state) ? purchase : null;
      });
    }

    it('goes from payment to login, to the last byte, to a refusal with a reason', async () => {
      const purchase = await buy('0712345670', MAC);
      const code = purchase.voucherCode ?? '';
      expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
      expect(purchase.login).toMatchObject({ method: 'POST', fields: { username: code } });

      const accept = await auth({ 'User-Name': code, 'User-Password': code });
      expect(accept.code).toBe('Access-Accept');
      expect(accept.attributes).toMatchObject({
        'Session-Timeout': '3600',
        'Acct-Interim-Interval': '300',
        'Mikrotik-Rate-Limit': '2M/5M',
        'Mikrotik-Total-Limit': '500000000',
      });
      expect(Object.keys(accept.attributes)).toContain('Idle-Timeout');
      const session = {
        'User-Name': code,
        'Acct-Session-Id': '80100001',
        Class: accept.attributes.Class ?? '',
      };
      const chap = await auth({ 'User-Name': code.toLowerCase(), 'CHAP-Password': code });
      expect(chap.code).toBe('Access-Accept');

      expect((await acct({ ...session, 'Acct-Status-Type': 'Start' })).code).toBe(
        'Accounting-Response',
      );
      await acct({
        ...session,
        'Acct-Status-Type': 'Interim-Update',
        'Acct-Session-Time': 600,
        'Acct-Input-Octets': 1_000_000,
        'Acct-Output-Octets': 99_000_000,
      });
      expect(await box.json<VoucherShow>('voucher', 'show', code)).toMatchObject({
        status: 'active',
        usedSeconds: 600,
        usedBytes: 100_000_000,
        remainingSeconds: 3_000,
        remainingBytes: 400_000_000,
      });
      await acct({
        ...session,
        'Acct-Status-Type': 'Stop',
        'Acct-Session-Time': 900,
        'Acct-Input-Octets': 1_000_000,
        'Acct-Output-Octets': 499_000_000,
        'Acct-Terminate-Cause': 'User-Request',
      });
      const refused = await auth({ 'User-Name': code, 'User-Password': code });
      expect(refused.code).toBe('Access-Reject');
      expect(refused.attributes['Reply-Message']).toContain('data of this code is used up');
      expect(await box.json<VoucherShow>('voucher', 'show', code)).toMatchObject({
        status: 'used',
        remainingBytes: 0,
      });
    });

    it.each([
      ['cancelled', '0712345671'],
      ['wrong PIN', '0712345672'],
      ['insufficient funds', '0712345673'],
      ['unreachable', '0712345674'],
    ])('ends without a voucher when the customer is %s', async (_what, phone) => {
      const purchase = await buy(phone, `AA:BB:CC:00:01:0${phone.slice(-1)}`);
      expect(purchase).toMatchObject({ state: 'failed' });
      expect(purchase.voucherCode).toBeUndefined();
      expect(purchase.retryAt).not.toBeNull();
    });

    it.each([
      ['the callback is lost', '0712345675'],
      ["the push's answer is lost", '0712345676'],
      ['the customer pays twice', '0712345677'],
      ['the query says failed first', '0712345679'],
    ])('ends with exactly one voucher when %s', async (_what, phone) => {
      const mac = `AA:BB:CC:00:02:0${phone.slice(-1)}`;
      const id = randomUUID();
      await box.post('/api/v1/portal/purchases', { id, planId: plan.id, phone, mac });
      await until(async () => {
        const { purchase } = await box.get<{ purchase: PurchaseView }>(
          `/api/v1/portal/purchases/${id}`,
        );
        return purchase.state === 'paid' ? purchase : null;
      });
      const payments = await box.json<{ id: string; voucher: string | null }[]>('payment', 'list');
      const own = payments.filter((payment) => payment.id === id);
      expect(own).toHaveLength(1);
      expect(own[0]?.voucher).not.toBeNull();
    });

    it('lets a voucher from a batch in, typed by hand on the splash', async () => {
      const made = await box.json<{ batch: string; codes: string[] }>(
        'voucher',
        'create',
        '--plan',
        '1 hour',
        '--count',
        '3',
      );
      expect(made.codes).toHaveLength(3);
      const [code = ''] = made.codes;
      const typed = code.toLowerCase().replace('-', ' ');
      const redeemed = await box.post<RedeemResponse>('/api/v1/portal/vouchers/redeem', {
        code: typed,
        ...ROUTER,
        mac: 'AA:BB:CC:00:03:01',
      });
      expect(redeemed.body.voucher).toMatchObject({ status: 'unused', remainingSeconds: 3_600 });
      expect(redeemed.body.login).toEqual({
        method: 'POST',
        action: 'http://127.0.0.1/login',
        fields: { username: code, password: code, dst: 'http://example.com/', popup: 'false' },
      });
      const accept = await auth({
        'User-Name': code,
        'User-Password': code,
        'Calling-Station-Id': 'AA:BB:CC:00:03:01',
      });
      expect(accept.code).toBe('Access-Accept');
    });

    it('takes changes of the command line within a second', async () => {
      const made = await box.json<{ codes: string[] }>(
        'voucher',
        'create',
        '--plan',
        '1 hour',
        '--count',
        '1',
      );
      const code = made.codes[0] ?? '';
      await box.json('voucher', 'revoke', code);
      const refused = await auth({ 'User-Name': code, 'User-Password': code });
      expect(refused.attributes['Reply-Message']).toContain('cancelled');
    });

    it('answers Status-Server, and nothing to a stranger or a forger', async () => {
      const status = await radclient(box.authPort, 'status', SECRET, {
        'Message-Authenticator': '0x00',
      });
      expect(status.code).toBe('Access-Accept');
      const forged = await radclient(box.acctPort, 'acct', 'another-secret-altogether', {
        'Acct-Status-Type': 'Start',
        'User-Name': 'x',
        'Acct-Session-Id': 'x',
        'NAS-Identifier': 'x',
      });
      expect(forged.code).toBeNull();
    });
  });
});
