import { describe, expect, it } from 'vitest';
import { type CustomerFacts, customerAnswer } from './customer-answer.ts';

const nobody: CustomerFacts = {
  ...{ blocked: false, waiting: false, newest: null },
  ...{ online: false, smsFailed: false, voucher: null },
};
const paid: CustomerFacts = { ...nobody, newest: 'paid', voucher: 'unused' };

describe('the answer to "I paid and nothing happened"', () => {
  it.each([
    [{ ...paid, waiting: true, online: true }, 'money_waits'],
    [{ ...nobody, newest: 'suspense' }, 'money_waits'],
    [{ ...paid, voucher: 'active', online: true }, 'online'],
    [{ ...nobody, newest: 'prompted' }, 'pending'],
    [{ ...nobody, newest: 'unknown' }, 'unknown'],
    [{ ...nobody, newest: 'failed', voucher: 'expired' }, 'failed'],
    [{ ...nobody, newest: 'stale' }, 'failed'],
    [{ ...paid, newest: 'reversed' }, 'sent_back'],
    [{ ...paid, smsFailed: true }, 'sms_failed'],
    [paid, 'not_used'],
    [{ ...paid, voucher: 'active', smsFailed: true }, 'running'],
    [{ ...paid, voucher: 'used' }, 'over'],
    [{ ...nobody, blocked: true }, 'blocked'],
    [nobody, 'nothing'],
  ] as [CustomerFacts, string][])('of %j is %s', (facts, answer) => {
    expect(customerAnswer(facts)).toBe(answer);
  });
});
