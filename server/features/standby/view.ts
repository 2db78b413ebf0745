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
            completeAt: isoOf(following.completeAtMs),
            behindBytes: following.behindBytes,
          }
        : null,
    copy:
      pair?.role === 'standby'
        ? {
            completeAt: isoOf(follower.completeAtMs),
            fetched: follower.fetched,
            problem: follower.problem,
          }
        : null,
  };
}
