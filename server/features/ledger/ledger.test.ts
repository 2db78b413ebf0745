import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { Transfer } from '../../core/ledger.ts';
import { bookAuditor } from './audit-books.ts';
import { ledgerReadModel } from './read-model.ts';

const credited = (subject: string, amountCents: number): Transfer => ({
  ...{ kind: 'credited', subject, amountCents, memo: '' },
  debit: 'suspense',
  credit: 'credit/254712345678',
});
const spent = (subject: string, amountCents: number): Transfer => ({
  ...{ kind: 'sold_for_credit', subject, amountCents, memo: '' },
  debit: 'credit/254712345678',
  credit: 'sales',
});

describeOnEachDatabase('the ledger', (open) => {
  const post = (shop: Workshop, ...transfers: Transfer[]) =>
    shop.database.transaction((stores) => stores.ledger.post(transfers, 'test', 1));

  it('knows what is owed, and balances by construction', async () => {
    const shop = workshop((await open()).database);
    await post(shop, credited('a', 500), credited('b', 300), spent('p', 600));
    const { ledger } = shop.database.read;
    expect(await ledger.owedCents('credit/254712345678')).toBe(200);
    const balances = await ledger.balances();
    const sum = (side: 'debitCents' | 'creditCents') =>
      balances.reduce((total, balance) => total + balance[side], 0);
    expect(sum('debitCents')).toBe(sum('creditCents'));
    expect(await ledger.listBySubject('p')).toMatchObject([{ amountCents: 600, actor: 'test' }]);
  });

  it('never lets a customer spend more credit than there is, not even within one posting', async () => {
    const shop = workshop((await open()).database);
    await post(shop, credited('a', 500));
    await expect(post(shop, spent('p', 501))).rejects.toThrow('overdrawn');
    await expect(post(shop, spent('p', 300), spent('q', 300))).rejects.toThrow('overdrawn');
    await post(shop, spent('p', 300), spent('q', 200));
    expect(await shop.database.read.ledger.owedCents('credit/254712345678')).toBe(0);
  });

  it('takes one movement of a kind per subject', async () => {
    const shop = workshop((await open()).database);
    await post(shop, credited('a', 500));
    await expect(post(shop, credited('a', 500))).rejects.toThrow();
  });

  it.each([
    ['nothing', { amountCents: 0 }],
    ['a negative amount', { amountCents: -5 }],
    ['an account with itself', { debit: 'sales' as const, credit: 'sales' as const }],
    ['an account nobody knows', { debit: 'pocket' as 'sales' }],
  ])('refuses %s', async (_what, change) => {
    const shop = workshop((await open()).database);
    await expect(post(shop, { ...credited('a', 500), ...change })).rejects.toThrow();
  });

  it('is never altered', async () => {
    const { database, writer } = await open();
    await post(workshop(database), credited('a', 500));
    await expect(writer('ledger').update({ amount_cents: 1 })).rejects.toThrow('append-only');
    await expect(writer('ledger').delete()).rejects.toThrow('append-only');
  });

  it('disagrees aloud, once, with payments that it was not told of', async () => {
    const { database, reader, writer } = await open();
    const shop = workshop(database);
    const readModel = ledgerReadModel(reader);
    const look = bookAuditor({ ...shop, readModel });
    await look();
    expect(shop.lines).toEqual([]);
    await writer('payments').insert({
      ...{ id: 'm1', provider: 'daraja', amount_cents: 500, state: 'suspense', note: '' },
      received_at: 1,
    });
    const whats = (await readModel.discrepancies()).map(({ what }) => what);
    expect(whats).toEqual([
      'a payment is not in the books with its amount',
      'the money in suspense is not what waits for a decision',
    ]);
    await look();
    await look();
    expect(shop.lines).toHaveLength(1);
    const alarms = await shop.database.read.audit.listBySubject('ledger');
    expect(alarms.map(({ action }) => action)).toEqual(['alarm.books']);
  });
});
