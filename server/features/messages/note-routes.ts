import { z } from 'zod';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { type NoteDeps, noteForm, previewNote, writeNote } from './write-note.ts';

const MOST_CHARACTERS = 400;
const text = z.string().max(MOST_CHARACTERS);

/** Words of an attendant to whoever is online. */
export function noteRoutes(deps: NoteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/sessions/:id/message',
      summary: 'To which phone (masked) a message from this session would go, or why to none.',
      access: 'messages.send',
      handle: async ({ params }) => ({ body: { form: await noteForm(deps, params.id ?? '') } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/sessions/:id/message/preview',
      summary: 'What the phone would show, how many parts that is, and what it costs.',
      access: 'messages.send',
      body: z.strictObject({ text }),
      handle: async ({ params, body }) => ({
        body: { preview: await previewNote(deps, params.id ?? '', body.text) },
      }),
    }),
    adminRoute({
      method: 'POST',
      path: '/sessions/:id/message',
      summary:
        'Sends an SMS to the phone behind a session (audited); the same id again is the same.',
      access: 'messages.send',
      body: z.strictObject({ id: z.uuid(), text }),
      async handle({ actor, params, body }) {
        await writeNote(deps, actor.name, params.id ?? '', body);
        return { status: 202, body: { message: { id: body.id } } };
      },
    }),
  ];
}
