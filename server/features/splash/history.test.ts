import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { workshop } from '../../../test/support/workshop.ts';
import { startPurchase } from '../purchases/start-purchase.ts';
import { purchaseHistory } from './history.ts';

describeOnEachDatabase('what was bought on a device', (open) => {
  it('is told to that device only, without number or code', async () => {
    const { database, reader } = await open();
    const shop = workshop(database);
    const { id: planId } = await shop.plan();
    await startPurchase(shop.purchases(new ScriptedGateway()), {
      ...{ id: randomUUID(), planId, phone: '0712 345 678', mac: 'aa-bb-cc-dd-ee-01' },
      ...{ language: 'sw', clientAddress: '10.5.50.7' },
    });
    const history = purchaseHistory(reader, () => 'KES');
    expect(await history('AA:BB:CC:DD:EE:01')).toEqual([
      {
        ...{ planName: '1 hour', priceCents: 2_000, currency: 'KES', state: 'open' },
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    expect(await history('AA:BB:CC:DD:EE:02')).toEqual([]);
  });
});
