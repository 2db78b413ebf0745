import type { Answer, Ask, Pair, Reply } from '../../ports/standby.ts';
import type { StandbyDeps } from './deps.ts';

/** So long a box that handed over sells nothing while it waits to hear that the other one sells. */
const HAND_OVER_MS = 30_000;
const NOTHING = new Uint8Array();

/** What is known of whoever follows; in memory, it comes back within seconds. */
export interface Following {
  /** When it last asked. */
  askedAtMs: number;
  /** When it last had everything. */
  completeAtMs: number | null;
  behindBytes: number;
}

/**
 * Answers the other box of the pair: what it is, its database and the changes of it, and the two
 * steps of a take-over. Challenges are used once, so nothing that was said can be said again.
 */
export class PeerAnswers {
  readonly #deps: StandbyDeps;
  readonly #challenges = new Set<string>();
  #liftFence = () => {};
  following: Following | null = null;

  constructor(deps: StandbyDeps) {
    this.#deps = deps;
  }

  async answer(pair: Pair, ask: Ask, peerAddress: string): Promise<Reply> {
    switch (ask.kind) {
      case 'hello':
        return plain(this.#hello(pair, ask.adminPort, peerAddress));
      case 'base':
      case 'changes':
        return pair.role === 'first' ? this.#copy(ask) : refused('this box is not the first');
      case 'hand_over':
        return this.#used(ask.challenge) ? plain(await this.#handOver(pair)) : refused('stale');
      case 'replaced':
        return this.#used(ask.challenge) ? plain(this.#replaced(pair, ask.term)) : refused('stale');
    }
  }

  #hello(pair: Pair, adminPort: number | null, peerAddress: string): Answer {
    const { random, pair: file } = this.#deps;
    if (adminPort !== null) {
      const host = peerAddress.includes(':') ? `[${peerAddress}]` : peerAddress;
      const peerUrl = `http://${host}:${adminPort}`;
      if (peerUrl !== pair.peerUrl) file.write({ ...pair, peerUrl });
    }
    const challenge = Buffer.from(random.bytes(16)).toString('hex');
    // Those that nobody used are of no use after a while; a handful is always enough.
    if (this.#challenges.size > 20) this.#challenges.clear();
    this.#challenges.add(challenge);
    return { kind: 'hello', role: pair.role, term: pair.term, challenge };
  }

  async #copy(ask: Extract<Ask, { kind: 'base' | 'changes' }>): Promise<Reply> {
    const { source, clock, masterKey } = this.#deps;
    if (!source) return refused('the data is in PostgreSQL');
    const askedAtMs = clock.now();
    if (ask.kind === 'base') {
      const { at, totalBytes, bytes } = await source.base(ask.epoch, ask.generation, ask.offset);
      this.following = { askedAtMs, completeAtMs: null, behindBytes: totalBytes - at.offset };
      const key = masterKey().toString('hex');
      return { answer: { kind: 'base', at, totalBytes, key }, bytes };
    }
    const piece = await source.changes(ask.at);
    if (!piece) return plain({ kind: 'gone' });
    const { endOffset, next, bytes } = piece;
    const behindBytes = endOffset - ask.at.offset;
    const isComplete = behindBytes === 0 && next === null;
    const before = this.following?.completeAtMs ?? null;
    const completeAtMs = isComplete ? askedAtMs : before;
    this.following = { askedAtMs, completeAtMs, behindBytes };
    if (isComplete) this.#noteFollowed();
    return { answer: { kind: 'changes', at: ask.at, endOffset, next }, bytes };
  }

  /** From now on the other box could take over: after a restart it is asked before anything is sold. */
  #noteFollowed(): void {
    const { pair: file } = this.#deps;
    const pair = file.read();
    if (pair?.role === 'first' && !pair.followed) file.write({ ...pair, followed: true });
  }

  async #handOver(pair: Pair): Promise<Answer> {
    const { calm, fence, settled, source, clock, log } = this.#deps;
    if (pair.role !== 'first') return { kind: 'handed_over', end: null };
    const resume = await calm();
    fence('The other box is taking over.');
    this.#liftFence();
    this.#liftFence = clock.after(HAND_OVER_MS, () => {
      log.warn({}, 'The other box did not take over: selling goes on');
      fence(null);
      resume();
    });
    await settled();
    return { kind: 'handed_over', end: source ? await source.end() : null };
  }

  #replaced(pair: Pair, term: number): Answer {
    const { fence, pair: file, log, restart } = this.#deps;
    if (term <= pair.term) return { kind: 'refused', reason: 'this box has the newer term' };
    this.#liftFence();
    fence('Another box has taken over.');
    // On the disk first: what follows may be cut off at any moment.
    file.write({ ...pair, role: 'replaced', term, followed: false, tellPeer: false });
    log.warn({ term }, 'Another box has taken over: this one sells nothing any more');
    restart?.();
    return { kind: 'accepted' };
  }

  #used(challenge: string): boolean {
    return this.#challenges.delete(challenge);
  }
}

const plain = (answer: Answer): Reply => ({ answer, bytes: NOTHING });
const refused = (reason: string): Reply => plain({ kind: 'refused', reason });
