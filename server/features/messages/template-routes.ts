import { z } from 'zod';
import type { MessagePreview, MessageTemplateView } from '../../contract/messages.ts';
import { MESSAGE_KINDS, SMS_TEMPLATES } from '../../core/sms-templates.ts';
import { previewTemplate } from '../../core/sms-text.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { MessageRouteDeps } from './routes.ts';
import { templateOf } from './settings.ts';
import { phrasesOf } from './write-note.ts';

const previewBody = z.strictObject({
  kind: z.enum(MESSAGE_KINDS as [(typeof MESSAGE_KINDS)[number]]),
  text: z.string().max(1_000),
});

/** Words are changed as settings (`message.<kind>.<language>`); here they are shown and counted. */
export function templateRoutes(deps: Pick<MessageRouteDeps, 'settings'>): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/message-templates',
      summary: 'What each kind of message says, in each language.',
      access: 'messages.write',
      handle: async () => ({
        body: {
          templates: templates(deps),
          phrases: { en: phrasesOf(deps.settings, 'en'), sw: phrasesOf(deps.settings, 'sw') },
        },
      }),
    }),
    adminRoute({
      method: 'POST',
      path: '/message-templates/preview',
      summary: 'A text with sample values: how long it is, and what is wrong with it.',
      access: 'messages.write',
      body: previewBody,
      async handle({ body }) {
        const preview: MessagePreview = previewTemplate(body.kind, body.text);
        return { body: preview };
      },
    }),
  ];
}

function templates(deps: Pick<MessageRouteDeps, 'settings'>): MessageTemplateView[] {
  return MESSAGE_KINDS.flatMap((kind) =>
    (['en', 'sw'] as const).map((language) => ({
      kind,
      language,
      text: templateOf(deps.settings, kind, language),
      suggested: SMS_TEMPLATES[kind].words[language],
      placeholders: SMS_TEMPLATES[kind].placeholders,
      required: SMS_TEMPLATES[kind].required,
    })),
  );
}
