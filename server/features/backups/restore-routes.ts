import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../ports/errors.ts';
import { takePiece } from '../../ports/growing-file.ts';
import { type ConfirmIdentity, identityFields } from '../../ports/identity.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { fileOf, type RestoreDeps, restoreSnapshot } from './restore.ts';

export interface RestoreRouteDeps extends RestoreDeps {
  confirmIdentity: ConfirmIdentity;
}

const MOST_PIECE_BYTES = 4 * 2 ** 20;
/** More than a box sells in ten years. */
const MOST_UPLOAD_BYTES = 8 * 2 ** 30;
const BEGINNING = 'MLANGO-BACKUP-1\n';

const name = z.string().regex(/^mlango-[\dTZ-]{20}\.backup$/, 'The name of a snapshot.');
const restoreBody = z.strictObject({
  from: z.enum(['own', 'second', 'far', 'upload']),
  name: name.or(z.literal('')).default(''),
  /** Of the box that made it; not needed for one of this box. */
  recoveryKey: z.string().max(100).optional(),
  ...identityFields,
});

export function restoreRoutes(deps: RestoreRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/backups/own/:name',
      summary: 'A snapshot of the box as a file: encrypted, the recovery key opens it. Audited.',
      access: 'backups',
      async handle({ actor, params }) {
        const file = await fileOf(deps, { from: 'own', name: params.name ?? '' });
        const subject = params.name ?? '';
        const entry = { actor: actor.name, action: 'backup.download', subject, detail: {} };
        await deps.database.transaction((stores) => stores.audit.append(entry, deps.clock.now()));
        const contentType = 'application/octet-stream';
        return { body: createReadStream(file), download: { filename: subject, contentType } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/backups/upload',
      summary: 'The next piece of a snapshot as bytes; at most 4 MiB. 409 says where to go on.',
      access: 'backups',
      query: z.strictObject({ offset: z.coerce.number().int().nonnegative() }),
      bytes: true,
      maxBodyBytes: MOST_PIECE_BYTES,
      handle: async ({ query, bytes }) => ({
        body: { arrivedBytes: await receive(deps, query.offset, bytes) },
      }),
    }),
    adminRoute({
      method: 'POST',
      path: '/backups/restore',
      summary:
        'Puts a snapshot in the place of everything; the box starts anew with it. Asks for the password.',
      access: 'backups',
      body: restoreBody,
      async handle({ actor, body, clientAddress }) {
        await deps.confirmIdentity(actor, body, clientAddress);
        const { from, name, recoveryKey } = body;
        const request = { from, name, recoveryKey, actor: actor.name };
        return { status: 202, body: { found: await restoreSnapshot(deps, request) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/backups/fetch',
      summary: 'Writes a snapshot of the far place to a file on the box (command line only).',
      access: 'backups',
      body: z.strictObject({ name, file: z.string().startsWith('/').max(4096) }),
      async handle({ actor, body }) {
        // A browser session must never name files on the box.
        if (actor.name !== 'cli') {
          throw new AppError(403, 'forbidden', 'On the box itself: npx mlango backup fetch');
        }
        await fileOf({ ...deps, fetched: body.file }, { from: 'far', name: body.name });
        return { body: { file: body.file } };
      },
    }),
  ];
}

/** @returns bytes that have arrived. @throws AppError not_a_backup | wrong_offset | upload_too_large */
async function receive({ upload }: RestoreDeps, offset: number, piece: Uint8Array) {
  const begins = Buffer.from(piece.subarray(0, BEGINNING.length)).toString('latin1');
  if (offset === 0 && begins !== BEGINNING) {
    throw new AppError(422, 'not_a_backup', 'This file is no snapshot of a Mlango box.');
  }
  return takePiece(upload, MOST_UPLOAD_BYTES, offset, piece);
}
