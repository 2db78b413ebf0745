import { z } from 'zod';
import { RECOVERY_KEY_BYTES, readRecoveryKey, writeRecoveryKey } from '../../core/recovery-key.ts';
import { AppError } from '../../ports/errors.ts';
import { type ConfirmIdentity, identityFields } from '../../ports/identity.ts';
import { type Actor, type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Pair } from '../../ports/standby.ts';
import { takeOver } from './take-over.ts';
import { type StandbyParts, standbyView } from './view.ts';

export interface StandbyRouteDeps extends StandbyParts {
  confirmIdentity: ConfirmIdentity;
  /** Opens a question of the other box; null when it is not sealed with the pair's code. */
  openTalk(
    code: string,
    message: Uint8Array,
  ): { ask: Parameters<StandbyParts['answers']['answer']>[1]; seal: SealReply } | null;
}
type SealReply = (reply: Awaited<ReturnType<StandbyParts['answers']['answer']>>) => Uint8Array;

const followBody = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'The address of the first box, http://… .' }).max(300),
  pairingCode: z.string().max(60),
  ...identityFields,
});

export function standbyRoutes(parts: StandbyRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/standby',
      summary: 'Whether this box sells, follows or was replaced, and how new the copy is.',
      access: 'backups',
      handle: async () => ({ body: { standby: standbyView(parts) } }),
    }),
    pairRoute(parts),
    followRoute(parts),
    takeOverRoute(parts),
    releaseRoute(parts),
    talkRoute(parts),
  ];
}

function pairRoute({ deps, confirmIdentity }: StandbyRouteDeps): AdminRoute {
  return adminRoute({
    method: 'POST',
    path: '/standby/pair',
    summary: 'Makes the code with which another box follows this one. Asks for the password.',
    access: 'backups',
    body: z.strictObject(identityFields),
    async handle({ actor, body, clientAddress }) {
      await confirmIdentity(actor, body, clientAddress);
      if (!deps.source) {
        const words = 'The data is in PostgreSQL: use its own replication.';
        throw new AppError(409, 'postgres_standby', words);
      }
      const known = deps.pair.read();
      if (known && known.role !== 'first') throw notOpen();
      const code = writeRecoveryKey(deps.random.bytes(RECOVERY_KEY_BYTES));
      const fresh = { peerUrl: null, followed: false, tellPeer: false };
      deps.pair.write({ role: 'first', term: known?.term ?? 1, code, ...fresh });
      await note(deps, actor, 'standby.pair');
      return { body: { pairingCode: code } };
    },
  });
}

function followRoute({ deps, confirmIdentity }: StandbyRouteDeps): AdminRoute {
  return adminRoute({
    method: 'POST',
    path: '/standby/follow',
    summary: 'This box stops selling and follows another one. Asks for the password.',
    access: 'backups',
    body: followBody,
    async handle({ actor, body, clientAddress }) {
      await confirmIdentity(actor, body, clientAddress);
      const known = deps.pair.read();
      if (known?.role === 'first' && known.followed) throw notOpen();
      const code = body.pairingCode;
      if (!readRecoveryKey(code)) {
        const words = 'Eight groups of four signs.';
        throw new AppError(422, 'pairing_code_invalid', words, { pairingCode: words });
      }
      const pair = await meet(deps, code, new URL(body.url).origin);
      deps.replica.clear();
      deps.pair.write(pair);
      await note(deps, actor, 'standby.follow');
      deps.restart?.();
      return { status: 202, body: { following: pair.peerUrl } };
    },
  });
}

/** @throws AppError first_unreachable when there is no first box with this code */
async function meet(
  { askPeer }: StandbyRouteDeps['deps'],
  code: string,
  peerUrl: string,
): Promise<Pair> {
  const refuse = (reason: string) => {
    const words = `No first box answers there with this code (${reason}).`;
    return new AppError(422, 'first_unreachable', words, { url: words });
  };
  const { answer } = await askPeer(code)(peerUrl, { kind: 'hello', adminPort: null }).catch(
    (error: unknown) => {
      throw refuse(error instanceof Error ? error.message : String(error));
    },
  );
  if (answer.kind !== 'hello' || answer.role !== 'first') throw refuse('it is not the first');
  return { role: 'standby', term: answer.term, code, peerUrl, followed: false, tellPeer: false };
}

function takeOverRoute(parts: StandbyRouteDeps): AdminRoute {
  return adminRoute({
    method: 'POST',
    path: '/standby/take-over',
    summary:
      'This box takes the place of the first; force when that one is dead. Asks for the password.',
    access: 'backups',
    body: z.strictObject({ force: z.boolean().default(false), ...identityFields }),
    async handle({ actor, body, clientAddress }) {
      await parts.confirmIdentity(actor, body, clientAddress);
      await takeOver(parts.deps, parts.follower, actor.name, body.force);
      return { status: 202, body: { takingOver: true } };
    },
  });
}

function releaseRoute({ deps, standing, confirmIdentity }: StandbyRouteDeps): AdminRoute {
  return adminRoute({
    method: 'POST',
    path: '/standby/release',
    summary:
      'Ends the pair for this box; one that waits or was replaced sells again. Asks for the password.',
    access: 'backups',
    body: z.strictObject(identityFields),
    async handle({ actor, body, clientAddress }) {
      await confirmIdentity(actor, body, clientAddress);
      const pair = deps.pair.read();
      // Who only waits stays in the pair: the other box will be heard of again.
      if (pair && standing === 'waiting') deps.pair.write({ ...pair, followed: false });
      else deps.pair.remove();
      if (pair?.role === 'standby') deps.replica.clear();
      await note(deps, actor, 'standby.release');
      if (standing !== 'open') deps.restart?.();
      return { status: 202, body: { released: true } };
    },
  });
}

function talkRoute({ deps, answers, openTalk }: StandbyRouteDeps): AdminRoute {
  return adminRoute({
    method: 'POST',
    path: '/standby/talk',
    summary: 'What the other box of the pair asks; sealed with the pairing code.',
    access: 'public',
    bytes: true,
    async handle({ bytes, clientAddress }) {
      const pair = deps.pair.read();
      const opened = pair && openTalk(pair.code, bytes);
      if (!opened) throw new AppError(403, 'not_paired', 'This box does not know you.');
      const body = opened.seal(await answers.answer(pair, opened.ask, clientAddress));
      const contentType = 'application/octet-stream';
      return { body, download: { filename: 'talk', contentType } };
    },
  });
}

const notOpen = () =>
  new AppError(409, 'pair_taken', 'This box is in a pair already. End that pair first.');

function note({ database, clock }: StandbyRouteDeps['deps'], actor: Actor, action: string) {
  const entry = { actor: actor.name, action, subject: 'box', detail: {} };
  return database.transaction(({ audit }) => audit.append(entry, clock.now()));
}
