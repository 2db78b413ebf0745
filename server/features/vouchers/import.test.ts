import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { csvLines } from '../../core/csv.ts';
import { authorize } from '../access/authorize.ts';
import { findVoucher } from './find-voucher.ts';
import { type ImportRequest, importBatch, readImport } from './import-batch.ts';
import { importOdds } from './import-odds.ts';
import { readCodesCsv } from './read-codes-csv.ts';
import { voucherReadModel } from './read-model.ts';

const OWNER = 'operator:amina';

describeOnEachDatabase('codes from a file', (open) => {
  let shop: Workshop;
  let opened: TestDatabase;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    await shop.plan();
  });

  const take = async (csv: string, change: Partial<ImportRequest> = {}) => {
    const usual = { plan: '1 hour', label: 'Old system', csv, allowWeak: false };
    const read = readImport(shop.vault, { ...usual, ...change });
    return shop.database.transaction((stores) => importBatch(shop, stores, OWNER, read));
  };
  const stored = async () => Number((await opened.reader('vouchers').count({ n: '*' }).first())?.n);

  it('become vouchers that log in as they were printed, in a batch per label', async () => {
    const outcome = await take('code,price,label\r\nwifi-7k3p,20,Kiosk\r\nQ4Z9-TT1,20,\r\n');
    if (outcome.kind !== 'imported') throw new Error('refused');
    expect(outcome.batches.map(({ label, count }) => [label, count])).toEqual([
      ['Kiosk', 1],
      ['Old system', 1],
    ]);
    const voucher = await findVoucher(shop.vault, shop.database.read, 'W1FI 7k3p');
    expect(voucher).toMatchObject({ status: 'unused', priceCents: 2_000, codeLast: 'K3P' });
    expect(shop.mint.reveal(voucher)).toBe('WIFI7K3P');
    const router = await shop.router();
    for (const [userName, password, ok] of [
      ['wifi-7k3p', 'wifi-7k3p', true],
      ['WIFI7K3P', 'wifi7k3p', true],
      ['wifi7k3p', 'wrong', false],
      ['wifi7k3q', 'wifi7k3q', false],
    ] as const) {
      const answer = await authorize(shop.access, {
        ...{ userName, verify: (typed: string) => typed === password },
        ...{ mac: 'AA:BB:CC:DD:EE:01', routerId: router.id },
      });
      expect(answer.ok, userName).toBe(ok);
    }
    const [batch] = outcome.batches;
    const audit = await shop.database.read.audit.listBySubject(batch?.id ?? '');
    expect(audit).toMatchObject([{ actor: OWNER, action: 'batch.import' }]);
    expect(JSON.stringify(audit).toLowerCase()).not.toContain('7k3p');
  });

  it('are all taken or none, and every line that is wrong says why', async () => {
    await take('code\nQ4Z9TT1\n');
    const lines = [
      'code',
      'GOOD77X',
      'abc',
      'good-77x',
      'q4z9tt1',
      '48291736',
      '=2+3',
      '',
      'ZZZZZZZ',
    ];
    const outcome = await take(lines.join('\n'));
    if (outcome.kind !== 'refused') throw new Error('imported');
    expect(outcome.problems.map(({ line, kind, other }) => [line, kind, other])).toEqual([
      [3, 'short', null],
      [4, 'twice', 2],
      [5, 'known', null],
      [6, 'digits', null],
      [7, 'symbols', null],
      [9, 'same', null],
    ]);
    expect(outcome.onlyWeak).toBe(false);
    expect(await stored()).toBe(1);
  });

  it('are taken though they are weak when that is said, and not otherwise', async () => {
    const csv = 'code\n48291736\n48291737\n48291738\n';
    expect(await take(csv)).toMatchObject({ kind: 'refused', onlyWeak: true });
    expect(await take(csv, { allowWeak: true })).toMatchObject({ kind: 'imported', count: 3 });
  });

  it('are 25,000 at most, and so many at once', async () => {
    const code = (n: number) => `K${(n * 104_729 + 13).toString(16).padStart(8, 'X')}`;
    const lines = Array.from({ length: 25_001 }, (_, n) => code(n));
    await expect(take(['code', ...lines].join('\n'))).rejects.toMatchObject({
      code: 'count_invalid',
    });
    const outcome = await take(['code', ...lines.slice(1)].join('\n'), { allowWeak: true });
    expect(outcome).toMatchObject({ kind: 'imported', count: 25_000 });
    expect(await stored()).toBe(25_000);
  });

  it.each([
    ['an empty file', ''],
    ['no column code', 'pin,label\nAB12CD7,x\n'],
    ['only the names of the columns', 'code,label\n'],
    ['a quotation mark that never ends', `code\n"AB12CD7\n${'x'.repeat(90_000)}`],
    ['a picture', `\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR`],
    ['one endless line', `code\n${'A'.repeat(200_000)}`],
    ['a label as long as a book', `code,label\nAB12CD7,${'x'.repeat(81)}`],
    ['more labels than anybody has', csvOfLabels(51)],
  ])('are refused of %s, with nothing stored', async (_what, csv) => {
    await expect(take(csv)).rejects.toMatchObject({
      status: 422,
      fields: { csv: expect.any(String) },
    });
    expect(await stored()).toBe(0);
  });

  it('keep a label that a spreadsheet would run as it was, and harmless in the next file', async () => {
    const outcome = await take(
      csvLines([
        ['code', 'label'],
        ['AB12CD7', '=HYPERLINK("http://x")'],
      ]),
    );
    if (outcome.kind !== 'imported') throw new Error('refused');
    expect(outcome.batches[0]?.label).toBe('=HYPERLINK("http://x")');
  });

  it('may come from a spreadsheet of Nairobi or of Berlin', () => {
    const expected = [{ line: 2, code: 'AB12CD7', label: 'Kiosk, east' }];
    expect(readCodesCsv('\uFEFFCode,Label\r\nAB12CD7,"Kiosk, east"\r\n')).toEqual(expected);
    expect(readCodesCsv('label;CODE\n"Kiosk, east";AB12CD7')).toEqual(expected);
    expect(readCodesCsv('code\tlabel\n AB12CD7 \tKiosk, east\n\n')).toEqual(expected);
  });
});

function csvOfLabels(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => [`QX${n + 1_000}ZK`, `label ${n}`]);
  return csvLines([['code', 'label'], ...rows]);
}

const csvOfDigits = (from: number, count: number, length: number) =>
  `code\n${Array.from({ length: count }, (_, n) => (73_856_093 * (from + n + 1)) % 10 ** length)
    .map((n) => String(n).padStart(length, '0'))
    .join('\n')}\n`;

it('a file says before it is taken how soon its codes are guessed', async () => {
  const mint = { reveal: () => '', sealedBytes: (symbols: number) => symbols };
  const empty = { mint, readModel: { liveCiphers: async () => [] } };
  const odds = await importOdds(empty, csvOfDigits(0, 100, 8));
  expect(odds).toMatchObject({ length: 8, oneIn: 1, kept: 0 });
  expect(odds?.days).toBeGreaterThan(0);
  expect((await importOdds(empty, 'code\n7KQ9-TT1M-XRW4-8PZC\n'))?.oneIn).toBeGreaterThan(1_000);
  expect(await importOdds(empty, 'code\nab\n')).toBeNull();
});

describeOnEachDatabase('the odds of a file', (open) => {
  it('count what looks alike on the box and still opens, and each code once', async () => {
    const opened = await open();
    const shop = workshop(opened.database);
    const plan = await shop.plan();
    const deps = { mint: shop.mint, readModel: voucherReadModel(opened.reader) };
    const take = (csv: string) =>
      shop.database.transaction((stores) =>
        importBatch(
          shop,
          stores,
          'test',
          readImport(shop.vault, { plan: plan.id, label: '', csv, allowWeak: true }),
        ),
      );
    const first = csvOfDigits(0, 500, 6);
    const second = csvOfDigits(500, 500, 6);
    const both = await importOdds(deps, `${first}${second.slice('code\n'.length)}`);
    expect(await take(first)).toMatchObject({ kind: 'imported', count: 500 });
    // Others open as well, but look different: ours, longer ones, and six letters.
    for (let n = 0; n < 5; n++) await shop.voucher(plan);
    await take(csvOfDigits(0, 100, 8));
    await take('code\nQWERTZ\nWXYZTR\n');
    const later = await importOdds(deps, second);
    expect(later).toEqual({ ...both, kept: 500 });
    expect(later).toMatchObject({ codes: 1_000, length: 6 });
    expect(await importOdds(deps, first)).toMatchObject({ codes: 500, kept: 0 });

    const [gone] = await shop.database.read.vouchers.findManyByHash([
      shop.vault.codeHash(first.split('\n')[1] ?? ''),
    ]);
    await shop.database.transaction((stores) =>
      stores.vouchers.revoke(gone?.id ?? '', shop.clock.now()),
    );
    expect(await importOdds(deps, second)).toMatchObject({ codes: 999, kept: 499 });
  });
});
