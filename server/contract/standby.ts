export interface StandbyView {
  /** Why this box sells or does not. */
  standing: 'open' | 'standby' | 'replaced' | 'waiting';
  /** Null: this box is alone. */
  pair: { role: 'first' | 'standby' | 'replaced'; term: number; peerUrl: string | null } | null;
  /** On the first box: the one that follows. */
  follower: { askedAt: string; completeAt: string | null; behindBytes: number } | null;
  /** On the standby: how new its copy is. */
  copy: { completeAt: string | null; fetched: number | null; problem: string | null } | null;
}
