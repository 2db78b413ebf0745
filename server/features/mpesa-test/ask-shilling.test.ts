import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { providersOf } from '../../ports/providers.ts';
import { MpesaTests } from './ask-shilling.ts';

describeOnEachDatabase('a test with one shilling', (open) => {
  let shop: Workshop;
  let gateway: ScriptedGateway;
  let tests: MpesaTests;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    gateway = new ScriptedGateway();
    tests = new MpesaTests({
      ...shop,
      providers: providersOf(gateway),
      callbackUrl: (provider, token) => `https://wifi.example/hooks/${provider}/stk/${token}`,
    });
  });

  it('asks for one shilling and tells when it was paid, without selling anything', async () => {
    const { id, state } = await tests.start('operator:amina', '0712 345 678');
    expect(state).toBe('asked');
    expect(gateway.prompts).toMatchObject([{ phone: '254712345678', amountCents: 100 }]);
    expect(await tests.look(id)).toMatchObject({ state: 'asked' });
    expect(gateway.queries).toEqual([]);
    gateway.answers = [{ kind: 'pending' }, { kind: 'paid', receipt: null, amountCents: null }];
    for (const state of ['asked', 'paid', 'paid']) {
      shop.clock.advance(4_000);
      expect(await tests.look(id)).toMatchObject({ state });
    }
    expect(gateway.queries).toHaveLength(2);
    const audit = await shop.database.read.audit.listBySubject('scripted');
    expect(audit).toMatchObject([{ action: 'mpesa.test', detail: { phone: '0712 ••• 678' } }]);
  });

  it('tells the code of a refusal at once, and of one that comes later', async () => {
    gateway.pushes = [{ kind: 'rejected', code: 'wrong_credentials', detail: 'Wrong credentials' }];
    expect(await tests.start('operator:amina', '0712345678')).toMatchObject({
      ...{ state: 'failed', code: 'wrong_credentials', reason: 'operator_fault' },
      says: 'Wrong credentials',
    });
    shop.clock.advance(60_000);
    const { id } = await tests.start('operator:amina', '0712345678');
    gateway.answers = [{ kind: 'failed', code: '2028', detail: 'not permitted' }];
    shop.clock.advance(4_000);
    expect(await tests.look(id)).toMatchObject({ state: 'failed', code: '2028' });
  });

  it('gives up on a silent service, and asks no number twice within a minute', async () => {
    const { id } = await tests.start('operator:amina', '0712345678');
    await expect(tests.start('operator:amina', '+254712345678')).rejects.toMatchObject({
      code: 'too_soon',
    });
    await expect(tests.start('operator:amina', '12')).rejects.toMatchObject({
      code: 'phone_invalid',
    });
    gateway.answers = [{ kind: 'no_answer', detail: 'HTTP 503' }];
    shop.clock.advance(120_000);
    expect(await tests.look(id)).toMatchObject({
      state: 'failed',
      code: 'no_answer',
      says: 'HTTP 503',
    });
    await expect(tests.look('another')).rejects.toMatchObject({ code: 'test_unknown' });
  });
});
