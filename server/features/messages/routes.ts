import { z } from 'zod';
import type { MessageAttemptView } from '../../contract/messages.ts';
import { isoOf } from '../../core/moment.ts';
import { MESSAGE_KINDS } from '../../core/sms-templates.ts';
import { AppError } from '../../ports/errors.ts';
import type { AttemptRecord } from '../../ports/message-store.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { MessageDeps } from './deps.ts';
import { noteRoutes } from './note-routes.ts';
import type { MessageReadModel } from './read-model.ts';
import { resendMessage } from './resend.ts';
import { sendTest } from './send-test.ts';
import { templateRoutes } from './template-routes.ts';
import { smsProviderViews } from './view-providers.ts';
import type { NoteDeps } from './write-note.ts';

const messageQuery = z.object({
  state: z
    .enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'dropped'])
    .optional(),
  kind: z.enum(MESSAGE_KINDS as [(typeof MESSAGE_KINDS)[number]]).optional(),
  purchase: z.string().max(60).optional(),
  cursor: z.string().max(200).optional(),
});
const testBody = z.strictObject({
  phone: z.string().max(30),
  provider: z.string().max(40).optional(),
});

export type MessageRouteDeps = MessageDeps &
  Pick<NoteDeps, 'noteLimits'> & {
    readModel: MessageReadModel;
    /** Addresses to register at a provider; null when it needs none. */
    hookUrls(provider: string): { report: string; inbound: string; ussd: string } | null;
  };

export function messageRoutes(deps: MessageRouteDeps): AdminRoute[] {
  return [
    ...outboxRoutes(deps),
    ...providerRoutes(deps),
    ...templateRoutes(deps),
    ...noteRoutes(deps),
  ];
}

function outboxRoutes(deps: MessageRouteDeps): AdminRoute[] {
  const mustFind = async (id: string) => {
    const message = await deps.readModel.message(id);
    if (!message) throw new AppError(404, 'message_unknown', 'There is no such message.');
    return message;
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/messages',
      summary: 'Messages, the newest first; never their text.',
      access: 'messages',
      query: messageQuery,
      handle: async ({ query }) => ({ body: await deps.readModel.messages(query) }),
    }),
    adminRoute({
      method: 'GET',
      path: '/messages/:id',
      summary: 'One message with every attempt to send it.',
      access: 'messages',
      async handle({ params }) {
        const message = await mustFind(params.id ?? '');
        const attempts = await deps.database.read.messages.listAttempts(message.id);
        const stored = await deps.database.read.messages.find(message.id);
        // Words of an attendant hold no code; who wrote them stands in the audit log.
        const note = stored?.kind === 'note' ? (stored.parameters.text ?? null) : null;
        return { body: { message, note, attempts: attempts.map(attemptView) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/messages/:id/resend',
      summary: 'Sends the same message once more (audited).',
      access: 'messages',
      async handle({ actor, params }) {
        const id = params.id ?? '';
        await deps.database.transaction((stores) => resendMessage(deps, stores, actor.name, id));
        deps.wakeMessages();
        return { body: { message: await mustFind(id) } };
      },
    }),
  ];
}

function providerRoutes(deps: MessageRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/sms-providers',
      summary: 'The SMS providers in their order, with what is left at each.',
      access: 'messages.write',
      handle: async () => ({ body: { providers: await smsProviderViews(deps) } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/sms-providers/test',
      summary: 'Sends a test message now, by one provider, and tells what it said (audited).',
      access: 'messages.write',
      body: testBody,
      handle: async ({ actor, body }) => ({ body: await sendTest(deps, actor.name, body) }),
    }),
  ];
}

function attemptView(attempt: AttemptRecord): MessageAttemptView {
  const { number, provider, outcome, detail, costCents, startedAtMs } = attempt;
  return { number, provider, outcome, detail, costCents, at: isoOf(startedAtMs) };
}
