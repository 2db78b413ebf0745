import { z } from 'zod';
import type { UpdateArrival, UpdateView } from '../../contract/updates.ts';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { handOver, isBusy, MOST_PIECE_BYTES, refuseUnlessIdle, type UpdateDeps } from './bench.ts';
import type { UpdateFetcher } from './fetch-update.ts';
import { receivePiece } from './receive-piece.ts';

export interface UpdateRouteDeps extends UpdateDeps {
  version: string;
  fetcher: UpdateFetcher;
}

const pieceQuery = z.strictObject({
  offset: z.coerce.number().int().nonnegative(),
});
const installBody = z.strictObject({
  /** How long the whole file is: a file of which a piece is missing is not handed over. */
  bytes: z.int().positive(),
});
const fetchBody = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' }).max(2000),
});

/** Updates of the appliance: by upload in pieces, or from an address. By a stick it needs no server. */
export function updateRoutes(deps: UpdateRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/updates',
      summary: 'What runs on this box, and how the last update fared.',
      access: 'updates',
      handle: async () => ({ body: { update: view(deps) } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/updates/pieces',
      summary: 'The next piece of an update as bytes; at most 4 MiB. 409 says where to go on.',
      access: 'updates',
      query: pieceQuery,
      bytes: true,
      maxBodyBytes: MOST_PIECE_BYTES,
      async handle({ query, bytes }) {
        const arrivedBytes = await receivePiece(deps, query.offset, bytes);
        const arrival: UpdateArrival = { arrivedBytes };
        return { body: arrival };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/updates/install',
      summary:
        'Installs the uploaded update; the box restarts, and comes back by itself if it fails.',
      access: 'updates',
      body: installBody,
      async handle({ actor, body }) {
        refuseUnlessIdle(deps);
        if (deps.inbox.size() !== body.bytes) {
          const arrived = String(deps.inbox.size());
          throw new AppError(409, 'wrong_offset', 'The file has not arrived whole.', {
            offset: arrived,
          });
        }
        await handOver(deps, actor.name, 'upload');
        return { status: 202, body: { update: view(deps) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/updates/fetch',
      summary: 'Fetches an update from an address and installs it.',
      access: 'updates',
      body: fetchBody,
      async handle({ actor, body }) {
        deps.fetcher.begin(actor.name, body.url);
        return { status: 202, body: { update: view(deps) } };
      },
    }),
  ];
}

function view({ inbox, fetcher, version }: UpdateRouteDeps): UpdateView {
  const running = inbox.running();
  return {
    supported: running !== null,
    version: running?.version ?? version,
    sequence: running?.sequence ?? null,
    arrivedBytes: inbox.size(),
    fetching: fetcher.fetching,
    fetchError: fetcher.error,
    busy: isBusy(inbox),
    last: inbox.report(),
  };
}
