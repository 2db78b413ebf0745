import { z } from 'zod';
import {
  TEMPLATE_FIELDS,
  TEMPLATE_SETTING,
  templateOf,
  type VoucherTemplate,
} from '../../core/voucher-template.ts';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/** What a card has room for. */
const MOST_CHARACTERS = 60;

const templateBody = z.strictObject({
  heading: z.string().trim().max(MOST_CHARACTERS),
  logo: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'A colour like #0a6b4b.')
    .nullable(),
  style: z.enum(['plain', 'band', 'frame']),
  note: z.string().trim().max(MOST_CHARACTERS),
  show: z.strictObject(
    Object.fromEntries(TEMPLATE_FIELDS.map((field) => [field, z.boolean()])) as Record<
      (typeof TEMPLATE_FIELDS)[number],
      z.ZodBoolean
    >,
  ),
});

/** How printed vouchers look: kept by the box, so that every tablet prints the same. */
export function templateRoutes(deps: { database: Database; clock: Clock }): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/voucher-template',
      summary: 'How printed vouchers look.',
      access: 'vouchers',
      async handle() {
        const stored = await deps.database.read.settings.get(TEMPLATE_SETTING);
        return { body: { template: templateOf(stored) } };
      },
    }),
    adminRoute({
      method: 'PUT',
      path: '/voucher-template',
      summary: 'Changes how printed vouchers look; audited.',
      access: 'splash',
      body: templateBody,
      async handle({ actor, body }) {
        await saveTemplate(deps, actor.name, body);
        return { body: { template: body } };
      },
    }),
  ];
}

/** @throws AppError picture_invalid */
async function saveTemplate(
  deps: { database: Database; clock: Clock },
  actor: string,
  template: VoucherTemplate,
): Promise<void> {
  const nowMs = deps.clock.now();
  await deps.database.transaction(async (stores) => {
    if (template.logo !== null && !(await stores.splash.findPicture(template.logo))) {
      const words = 'Upload the picture again.';
      throw new AppError(422, 'picture_invalid', words, { logo: words });
    }
    await stores.settings.set(TEMPLATE_SETTING, JSON.stringify(template), nowMs);
    const entry = { actor, action: 'template.save', subject: TEMPLATE_SETTING };
    await stores.audit.append({ ...entry, detail: template }, nowMs);
  });
}
