import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connections, openDatabase } from '../../server/adapters/database/open.ts';
import { createDatabase } from '../../server/adapters/database/unit-of-work.ts';
import { NO_PERIOD_USE } from '../../server/core/fair-use.ts';
import { zoneNamed } from '../../server/core/zone.ts';
import { exportReadModel } from '../../server/features/exports/read-model.ts';
import { reportReadModel } from '../../server/features/reports/read-model.ts';
import { usageReadModel } from '../../server/features/reports/usage-read-model.ts';
import type { SessionFilter, WantedSession } from '../../server/features/sessions/find-sessions.ts';
import { sessionReadModel } from '../../server/features/sessions/read-model.ts';
import { tillReadModel } from '../../server/features/tills/read-model.ts';
import { transactionReadModel } from '../../server/features/transactions/read-model.ts';
import { voucherReadModel } from '../../server/features/vouchers/read-model.ts';
import { bindStores } from '../../server/stores.ts';
import { fillWithCrowd } from '../support/crowd.ts';
import { workshop } from '../support/workshop.ts';

const VOUCHERS = 20_000;
const CLOSED = 100_000;
const OPEN = 200;

/** A full scan of a table that grows with every customer. */
const SCAN =
  /^SCAN (vouchers|sessions|voucher_devices|session_days|purchases|payments|[svm])\b(?!.*USING)/;

describe('a box with 20,000 vouchers and 100,000 closed sessions', () => {
  let connections: Connections;
  let asked: { sql: string; bindings: unknown[] }[] = [];
  let voucherIds: string[];
  const nowMs = Date.UTC(2026, 2, 1, 12);

  beforeAll(async () => {
    connections = await openDatabase(':memory:', nowMs);
    const { database } = createDatabase(connections, bindStores);
    const shop = workshop(database);
    const { id: planId } = await shop.plan();
    const { id: routerId } = await shop.router();
    const crowd = { vouchers: VOUCHERS, closedSessions: CLOSED, openSessions: OPEN };
    await fillWithCrowd(connections.writer, { ...crowd, planId, routerId, nowMs });
    const rows: { id: string }[] = await connections.reader('vouchers').select('id').limit(250);
    voucherIds = rows.map(({ id }) => id);
    for (const knex of [connections.reader, connections.writer]) {
      knex.on('query', (query: { sql: string; bindings: unknown[] }) => asked.push(query));
    }
  });
  afterAll(() => connections.close());

  async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
    asked = [];
    await work();
    const statements = asked.filter(({ sql }) => /^(select|insert|update|delete|with)/i.test(sql));
    expect(statements.length).toBeGreaterThan(0);
    const steps: string[] = [];
    for (const { sql, bindings } of statements) {
      const plan: { detail: string }[] = await connections.reader.raw(
        `EXPLAIN QUERY PLAN ${sql}`,
        bindings as never,
      );
      steps.push(...plan.map(({ detail }) => detail));
    }
    return steps;
  }

  const stores = (knex: Knex) => bindStores(knex);
  const read = () => stores(connections.reader);
  const write = () => stores(connections.writer);
  const hash = Buffer.alloc(32, 1);
  const key = { routerId: 'r', identity: 'i' };

  const someRouter = async () => (await read().routers.list())[0]?.id ?? '';

  const cases: [string, () => Promise<unknown>][] = [
    ['a login reads its voucher', () => read().vouchers.findManyByHash([hash, hash])],
    ['a login reads the slots', () => read().vouchers.slots(voucherIds)],
    ['a login reads open sessions', () => read().sessions.listOpenByVouchers(voucherIds)],
    ['a device finds its voucher', () => read().vouchers.listByMac('02:00:00:00:00:01')],
    ['accounting finds its sessions', () => read().sessions.findByIdentities([key, key])],
    ['accounting reads vouchers', () => read().vouchers.findMany(voucherIds)],
    [
      'accounting adds what was used',
      () =>
        write().vouchers.addUsage(
          voucherIds.map((id) => ({
            ...{ id, seconds: 1, bytes: 1, upBytes: 0, status: 'active' as const },
            period: NO_PERIOD_USE,
          })),
        ),
    ],
    ['silent sessions are found', () => read().sessions.listSilent(nowMs, 200)],
    ['the enforcer begins', () => read().sessions.listOpenVoucherIds()],
    ['a router restarts', () => read().sessions.listOpenByRouter('r')],
    ['a device asks what is left', () => read().sessions.findOpenByIp('10.5.50.7')],
    ['old sessions are found', () => read().sessions.listOld(nowMs, 500)],
    [
      'the tablet lists live sessions',
      () => sessionReadModel(connections.reader).sessions({ open: true }),
    ],
    ['the tablet lists sessions', () => sessionReadModel(connections.reader).sessions({})],
    ['the tablet lists vouchers', () => voucherReadModel(connections.reader).vouchers({}, nowMs)],
    [
      'the first screen is read',
      async () => {
        const screen = reportReadModel(connections.reader);
        await screen.takings(nowMs - 86_400_000, nowMs, 'all');
        await screen.sales(zoneNamed('Africa/Nairobi'), nowMs - 86_400_000, nowMs, 'plan');
        await screen.online();
        await screen.stock();
        await screen.dataByDay(20_000, 20_030);
        await read().reports.usageBegun({ name: '2026-03-01', fromMs: nowMs - 1, untilMs: nowMs });
        await read().reports.firstSessionAtMs();
        await write().reports.noteOnline(nowMs);
      },
    ],
    ['the tablet lists batches', () => voucherReadModel(connections.reader).batches()],
  ];
  it.each(cases)('reads no table from end to end when %s', async (_name, work) => {
    expect((await plansOf(work)).filter((step) => SCAN.test(step))).toEqual([]);
  });

  it('counts who is online without the closed sessions, and stock without sold vouchers', async () => {
    const screen = reportReadModel(connections.reader);
    const online = await plansOf(() => screen.online());
    expect(online.join('\n')).toMatch(/sessions USING .*INDEX sessions_open_router/);
    const stock = await plansOf(() => screen.stock());
    expect(stock.join('\n')).toMatch(/vouchers USING .*INDEX vouchers_stock/);
  });

  it('tells what was printed and not sold by its own moment or holder, not by what it lacks', async () => {
    const day = [nowMs - 86_400_000, nowMs] as const;
    const asking: [string, () => Promise<unknown>][] = [
      ['vouchers_first_used', () => reportReadModel(connections.reader).takings(...day, 'all')],
      ['vouchers_first_used', () => tillReadModel(connections.reader).totals(...day)],
      ['vouchers_stock', () => usageReadModel(connections.reader).left()],
      ['vouchers_batch', () => read().stock.listFree('b', 10)],
      ['vouchers_batch', () => read().stock.listLeft('o', 'b', 10)],
      ['stock_holder', () => read().stock.listLeftByEnd('o', 'ABC')],
    ];
    for (const [index, work] of asking) {
      const steps = (await plansOf(work)).join('\n');
      expect(steps).toMatch(new RegExp(`INDEX ${index}`));
      expect(steps).not.toContain('purchase_id=?');
    }
  });

  it('counts the codes that let somebody in without those that are over', async () => {
    const steps = await plansOf(() => voucherReadModel(connections.reader).countLive());
    expect(steps.join('\n')).toMatch(/vouchers USING COVERING INDEX vouchers_live/);
    const like = await plansOf(() => voucherReadModel(connections.reader).liveCiphers([34, 36]));
    expect(like.join('\n')).toMatch(/vouchers USING INDEX vouchers_live/);
  });

  it('lists the payments of a site without reading those of the others', async () => {
    const list = transactionReadModel(connections.reader, () => 'KES');
    const steps = await plansOf(() => list.payments({ site: 'town' }));
    expect(steps.join('\n')).toMatch(/SEARCH p USING INDEX purchases_site/);
  });

  it('finds sessions by an index of their own, whichever way and however few there are', async () => {
    const byMac = [{ kind: 'device', fromMac: '02:00:00:00:00:00', toMac: '02:00:FF:FF:FF:FF' }];
    const asking: [string, SessionFilter][] = [
      ['sessions_router', { router: await someRouter() }],
      ['sessions_device', { find: byMac as WantedSession[] }],
      ['sessions_device', { find: byMac as WantedSession[], router: await someRouter() }],
      [
        'sessions_voucher',
        { find: [{ kind: 'code', codeHash: hash }], router: await someRouter() },
      ],
      ['sessions_open_started', { open: true, find: [{ kind: 'ending', codeLast: '007' }] }],
    ];
    for (const [index, filter] of asking) {
      const steps = await plansOf(() => sessionReadModel(connections.reader).sessions(filter));
      expect(steps.filter((step) => SCAN.test(step))).toEqual([]);
      expect(steps.join('\n')).toMatch(new RegExp(`sessions USING (COVERING )?INDEX ${index}\\b`));
    }
  });

  it('lists live sessions without sorting through the closed ones', async () => {
    const steps = await plansOf(() =>
      sessionReadModel(connections.reader).sessions({ open: true }),
    );
    expect(steps.join('\n')).toMatch(/sessions USING INDEX sessions_open_started/);
  });

  it('finds the open sessions of a voucher without its closed ones', async () => {
    const steps = await plansOf(() => read().sessions.listOpenByVouchers(voucherIds));
    expect(steps.join('\n')).toMatch(/sessions USING INDEX sessions_open_voucher/);
  });

  it('exports a table in pages, every row once', async () => {
    const seen = new Set<unknown>();
    let most = 0;
    for await (const rows of exportReadModel(connections.reader).pages('sessions')) {
      most = Math.max(most, rows.length);
      for (const [id] of rows) seen.add(id);
    }
    expect(most).toBe(2_000);
    expect(seen.size).toBe(CLOSED + OPEN + 1);
  });
});
