import type { StandbyView } from '../../contract/standby.ts';
import { isoOf } from '../../core/moment.ts';
import type { PeerAnswers } from './answer-peer.ts';
import type { StandbyDeps, Standing } from './deps.ts';
import type { Follower } from './follow.ts';

export interface StandbyParts {
  deps: StandbyDeps;
  answers: PeerAnswers;
  follower: Follower;
  standing: Standing;
}

const orNull = (ms: number | null) => (ms === null ? null : isoOf(ms));

export function standbyView({ deps, answers, follower, standing }: StandbyParts): StandbyView {
  const pair = deps.pair.read();
  const { following } = answers;
  return {
    standing,
    pair: pair && { role: pair.role, term: pair.term, peerUrl: pair.peerUrl },
    follower:
      pair?.role === 'first' && following
        ? {
            askedAt: isoOf(following.askedAtMs),
            completeAt: orNull(following.completeAtMs),
            behindBytes: following.behindBytes,
          }
        : null,
    copy:
      pair?.role === 'standby'
        ? {
            completeAt: orNull(follower.completeAtMs),
            fetched: follower.fetched,
            problem: follower.problem,
          }
        : null,
  };
}
