import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { formatVoucherCode, makeVoucherCode } from '../../core/voucher-code.ts';
import { guessedVoucher } from '../vouchers/find-voucher.ts';
import { authorize } from './authorize.ts';

const MACS = 1_000;
const CUSTOMER = 'AA:BB:CC:DD:EE:01';

describeOnEachDatabase('10,000 guesses from 1,000 MACs', (open) => {
  let shop: Workshop;
  let routers: string[];
  let code: string;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    routers = [(await shop.router()).id, (await shop.router('R2', '127.0.0.2')).id];
    code = await shop.voucher(await shop.plan());
  });

  const macOf = (n: number) => `02:00:00:00:${hex(Math.floor(n / 256))}:${hex(n % 256)}`;
  const hex = (n: number) => n.toString(16).padStart(2, '0').toUpperCase();
  const guess = () => formatVoucherCode(makeVoucherCode((below) => shop.random.integer(below)));
  async function login(userName: string, mac: string, routerId = routers[0] ?? '') {
    const verify = (clear: string) => clear === userName;
    const answer = await authorize(shop.access, { routerId, userName, mac, verify });
    return answer.ok ? 'in' : answer.replyMessage;
  }

  it('at once: at most 30 are evaluated, and who has paid gets in meanwhile', async () => {
    expect(await login(code, CUSTOMER)).toBe('in');
    const attack = Array.from({ length: 10_000 }, (_, n) =>
      login(guess(), macOf(n % MACS), routers[n % 2]),
    );
    const customer = login(code, CUSTOMER);
    const answers = await Promise.all(attack);
    const evaluated = answers.filter((words) => !words.startsWith('Too many'));
    expect(evaluated.length).toBeLessThanOrEqual(30);
    expect(evaluated).not.toContain('in');
    expect(await customer).toBe('in');
    expect(await login(code, CUSTOMER)).toBe('in');
  });

  it('over minutes: at most 30 a minute, and a right guess is not told from a wrong one', async () => {
    const perMinute: number[] = [];
    for (let minute = 0; minute < 4; minute++) {
      let evaluated = 0;
      for (let n = 0; n < 200; n++) {
        shop.clock.advance(300);
        const words = await login(guess(), macOf(n), routers[n % 2]);
        if (!words.startsWith('Too many')) evaluated++;
      }
      perMinute.push(evaluated);
    }
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(30);
    expect(await login(code, macOf(1))).toContain('Too many');
  });

  it('are counted on the splash and on RADIUS together', async () => {
    for (let n = 0; n < 40; n++) await login(guess(), macOf(n), routers[n % 2]);
    const typed = guessedVoucher(shop, code, macOf(1), '10.0.0.9');
    await expect(typed).rejects.toMatchObject({ code: 'too_many_guesses' });
  });

  it('at once on the splash: at most 30 are evaluated', async () => {
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) =>
        guessedVoucher(shop, guess(), macOf(n), '10.0.0.9').catch(({ code: why }) => why),
      ),
    );
    expect(answers.filter((why) => why === 'code_unknown').length).toBeLessThanOrEqual(30);
  });
});
