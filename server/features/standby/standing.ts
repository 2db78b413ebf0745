import type { Pair } from '../../ports/standby.ts';
import type { StandbyDeps, Standing } from './deps.ts';

/**
 * Whether this box may sell. A first box that was followed asks the other one before it sells
 * anything after a start: while it was away that one may have taken over.
 */
export async function decideStanding(
  deps: Pick<StandbyDeps, 'pair' | 'askPeer' | 'log'>,
): Promise<Standing> {
  const pair = deps.pair.read();
  if (!pair) return 'open';
  if (pair.role !== 'first') return pair.role;
  if (!pair.followed || !pair.peerUrl) return 'open';
  return (await askWhoIsFirst(deps, pair)) ?? 'waiting';
}

/** Null when the other box does not answer. A box that finds itself replaced writes it down. */
export async function askWhoIsFirst(
  deps: Pick<StandbyDeps, 'pair' | 'askPeer' | 'log'>,
  pair: Pair,
): Promise<'open' | 'replaced' | null> {
  try {
    const ask = { kind: 'hello', adminPort: null } as const;
    const { answer } = await deps.askPeer(pair.code)(pair.peerUrl ?? '', ask);
    if (answer.kind !== 'hello') return null;
    if (answer.role !== 'first' || answer.term <= pair.term) return 'open';
    deps.pair.write({ ...pair, role: 'replaced', term: answer.term, followed: false });
    return 'replaced';
  } catch (error) {
    deps.log.warn({ error }, 'The other box of the pair does not answer');
    return null;
  }
}

/** The box that was replaced without being asked is told as soon as it answers. */
export async function tellReplaced(deps: StandbyDeps): Promise<void> {
  const pair = deps.pair.read();
  if (pair?.role !== 'first' || !pair.tellPeer || !pair.peerUrl) return;
  const ask = deps.askPeer(pair.code);
  const { answer } = await ask(pair.peerUrl, { kind: 'hello', adminPort: null });
  if (answer.kind !== 'hello') return;
  if (answer.role === 'first') {
    const { challenge } = answer;
    const said = await ask(pair.peerUrl, { kind: 'replaced', challenge, term: pair.term });
    if (said.answer.kind !== 'accepted') return;
  }
  deps.pair.write({ ...pair, tellPeer: false });
  deps.log.warn({}, 'The box that was replaced knows it now');
}
