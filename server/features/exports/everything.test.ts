import { buffer } from 'node:stream/consumers';
import { beforeEach, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { zip } from '../../adapters/system/zip.ts';
import { EVERYTHING, exportReadModel } from './read-model.ts';
import { exportRoutes } from './routes.ts';

describeOnEachDatabase('the export of everything', (open) => {
  let opened: TestDatabase;
  let shop: Workshop;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
  });

  const exported = async (): Promise<Record<string, string>> => {
    const readModel = exportReadModel(opened.reader);
    const shownSettings = () => ({ 'mpesa.passkey': '••••••••' });
    const routes = exportRoutes({ ...shop, readModel, zip, shownSettings });
    const route = routes.find(({ path }) => path === '/exports/everything');
    const { body } = (await route?.handle({ actor: { name: 'operator:amina' } } as never)) ?? {};
    return filesIn(await buffer(body as AsyncIterable<Uint8Array>));
  };

  it('holds every table of the business, and no code, key or password', async () => {
    const code = await shop.voucher(await shop.plan({ name: 'Saa moja, "bora"' }));
    await shop.router('Shop');
    const files = await exported();
    expect(Object.keys(files).sort()).toEqual(
      [...Object.keys(EVERYTHING).map((table) => `${table}.csv`), 'settings.csv'].sort(),
    );
    expect(files['plans.csv']).toContain('"Saa moja, ""bora"""');
    expect(files['vouchers.csv']?.trim().split('\n')).toHaveLength(2);
    expect(files['routers.csv']).toContain('Shop');
    const all = Object.values(files).join('\n');
    expect(all).not.toContain(code.replace('-', ''));
    expect(all).not.toMatch(/cipher|password|secret_|code_hash|two_factor/);
    expect(files['audit.csv']).toContain('operator:amina');
  });
});

function filesIn(bytes: Buffer): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (error || !archive) return reject(error);
      const files: Record<string, string> = {};
      archive.on('end', () => resolve(files));
      archive.on('entry', (entry: { fileName: string }) => {
        archive.openReadStream(entry as never, async (_error, stream) => {
          files[entry.fileName] = (await buffer(stream as never)).toString('utf8');
          archive.readEntry();
        });
      });
      archive.readEntry();
    });
  });
}
