import { AppError } from '../../ports/errors.ts';
import type { Pair } from '../../ports/standby.ts';
import type { StandbyDeps } from './deps.ts';
import type { Follower } from './follow.ts';

/**
 * This box takes the place of the first one. While that one answers nothing is lost: it stops
 * selling, its last changes come over, and it writes down that it is replaced before this box
 * sells. When it does not answer, whatever it did after the last round is not here.
 * @param force goes on when the first box does not answer; it is told as soon as it does
 * @throws AppError not_standby | replica_missing | first_unreachable
 */
export async function takeOver(
  deps: StandbyDeps,
  follower: Follower,
  actor: string,
  force: boolean,
): Promise<void> {
  const pair = deps.pair.read();
  if (pair?.role !== 'standby') {
    throw new AppError(409, 'not_standby', 'This box follows no other one.');
  }
  if (!deps.replica.position()) {
    const words = 'Nothing whole has been copied from the first box yet.';
    throw new AppError(409, 'replica_missing', words);
  }
  const term = pair.term + 1;
  const isTold = await handedOver(deps, follower, pair, term).catch((error: unknown) => {
    if (force) return false;
    const reason = error instanceof Error ? error.message : String(error);
    const words = `The first box does not answer (${reason}). Take its power away, then take over all the same.`;
    throw new AppError(409, 'first_unreachable', words);
  });
  const { file, key } = await deps.replica.finish();
  await deps.stage(file, key, actor);
  // A crash before this line leaves a standby that can take over once more; after it, the first.
  deps.pair.write({ ...pair, role: 'first', term, followed: false, tellPeer: !isTold });
  deps.log.warn({ term, isTold }, 'This box takes over');
  deps.restart?.();
}

/** @returns true when the first box sells nothing any more and knows it for good */
async function handedOver(
  deps: StandbyDeps,
  follower: Follower,
  pair: Pair,
  term: number,
): Promise<boolean> {
  const url = pair.peerUrl ?? '';
  const ask = deps.askPeer(pair.code);
  const challengeOf = async () => {
    const { answer } = await ask(url, { kind: 'hello', adminPort: null });
    if (answer.kind !== 'hello') throw new Error('it does not answer as one of a pair');
    return answer;
  };
  const first = await challengeOf();
  if (first.role === 'replaced') return true;
  const { answer } = await ask(url, { kind: 'hand_over', challenge: first.challenge });
  if (answer.kind !== 'handed_over') throw new Error('it did not hand over');
  await follower.catchUp(pair, answer.end);
  const { challenge } = await challengeOf();
  const said = await ask(url, { kind: 'replaced', challenge, term });
  if (said.answer.kind !== 'accepted') throw new Error('it did not accept');
  return true;
}
