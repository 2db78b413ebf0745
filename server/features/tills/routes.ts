import { z } from 'zod';
import type { AttendantDay, ShiftView } from '../../contract/money.ts';
import { csvLines } from '../../core/csv.ts';
import { isoOf } from '../../core/moment.ts';
import type { ShiftRecord } from '../../ports/money-stores.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Random } from '../../ports/system.ts';
import { closeDay, type DayDeps, readDay } from './day.ts';
import { closeShift, drawerOf, expectedCents, openShift, type Seller } from './shifts.ts';

const cents = z.number().int().min(0).max(1_000_000_000);
const openBody = z.strictObject({ floatCents: cents });
const closeBody = z.strictObject({
  countedCents: cents,
  note: z.string().trim().max(300).default(''),
});
const SHIFTS_SHOWN = 100;
const ATTENDANT_COLUMNS: readonly (keyof AttendantDay)[] = [
  ...([
    'seller',
    'cashCents',
    'cashCount',
    'usedUnsoldCents',
    'usedUnsoldCount',
    'cardsLeft',
  ] as const),
];

export type TillRouteDeps = DayDeps & { random: Random };

export function tillRoutes(deps: TillRouteDeps): AdminRoute[] {
  return [...shiftRoutes(deps), ...dayRoutes(deps)];
}

function shiftRoutes(deps: TillRouteDeps): AdminRoute[] {
  const mine = async (seller: Seller) => {
    const stores = deps.database.read;
    const drawer = drawerOf(seller);
    const open = await stores.tills.findOpenShift(drawer);
    return open ? view(open, seller.name, await expectedCents(stores, drawer)) : null;
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/shift',
      summary: 'Your own open drawer and what should be in it; null when it is closed.',
      access: 'counter',
      handle: async ({ actor }) => ({ body: { shift: await mine(actor) } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/shift/open',
      summary: 'Opens your drawer with change in it. A cash sale opens it by itself.',
      access: 'counter',
      body: openBody,
      async handle({ actor, body }) {
        await deps.database.transaction((stores) =>
          openShift(deps, stores, actor, body.floatCents),
        );
        return { status: 201, body: { shift: await mine(actor) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/shift/close',
      summary: 'Counts your drawer and hands it over.',
      access: 'counter',
      body: closeBody,
      async handle({ actor, body }) {
        const closed = await deps.database.transaction((stores) =>
          closeShift(deps, stores, actor, body.countedCents, body.note),
        );
        return { body: { shift: view(closed, actor.name, closed.expectedCents ?? 0) } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/shifts',
      summary: 'The drawers of everybody, the latest first.',
      access: 'days',
      async handle() {
        const shifts: ShiftView[] = [];
        for (const shift of await deps.readModel.shifts(SHIFTS_SHOWN)) {
          const expected = await expectedCents(deps.database.read, shift.drawer);
          shifts.push(view(shift, shift.seller, shift.expectedCents ?? expected));
        }
        return { body: { shifts } };
      },
    }),
  ];
}

function view(shift: ShiftRecord, seller: string, expected: number): ShiftView {
  const { id, floatCents, countedCents, note } = shift;
  const closedAt = isoOf(shift.closedAtMs);
  const openedAt = isoOf(shift.openedAtMs);
  return {
    id,
    seller,
    openedAt,
    floatCents,
    expectedCents: expected,
    countedCents,
    closedAt,
    note,
  };
}

const cells = (one: AttendantDay) => ATTENDANT_COLUMNS.map((name) => one[name]);

function dayRoutes(deps: TillRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/days/:day',
      summary: 'What a day (like 2026-03-01) brought, and how it was closed.',
      access: 'days',
      handle: async ({ params }) => ({ body: { day: await readDay(deps, params.day ?? '') } }),
    }),
    adminRoute({
      method: 'GET',
      path: '/days/:day/csv',
      summary: 'The same as a file for a spreadsheet.',
      access: 'days',
      async handle({ params }) {
        const { closed, attendants, ...totals } = await readDay(deps, params.day ?? '');
        const rows = { ...totals, ...closed };
        return {
          body:
            csvLines([Object.keys(rows), Object.values(rows)]) +
            csvLines([[], ATTENDANT_COLUMNS, ...attendants.map(cells)]),
          download: {
            filename: `mlango-${totals.day}.csv`,
            contentType: 'text/csv; charset=utf-8',
          },
        };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/days/:day/close',
      summary: 'Closes a day with the cash that was counted; once.',
      access: 'days',
      body: closeBody,
      async handle({ actor, params, body }) {
        const { countedCents, note } = body;
        const day = await closeDay(deps, actor.name, params.day ?? '', countedCents, note);
        return { status: 201, body: { day } };
      },
    }),
  ];
}
