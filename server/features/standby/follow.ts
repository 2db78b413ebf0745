import type { Pair, Position } from '../../ports/standby.ts';
import type { StandbyDeps } from './deps.ts';

/** So many pieces are fetched in one round at most; the next round goes on. */
const MOST_PIECES = 4_096;

/** Keeps the replica as new as the first box is. */
export class Follower {
  readonly #deps: StandbyDeps;
  /** When it last had everything, by the first box's own word. */
  completeAtMs: number | null = null;
  /** Why the last round failed; null after a good one. */
  problem: string | null = null;
  /** How much of the first copy has arrived, 0 to 1; null when none is under way. */
  fetched: number | null = null;
  #round: Promise<void> = Promise.resolve();

  constructor(deps: StandbyDeps) {
    this.#deps = deps;
  }

  /** One round; a failure is remembered, never thrown. Rounds never run beside each other. */
  follow(): Promise<void> {
    this.#round = this.#round.then(() => this.#follow());
    return this.#round;
  }

  async #follow(): Promise<void> {
    const pair = this.#deps.pair.read();
    if (pair?.role !== 'standby' || !pair.peerUrl) return;
    try {
      await this.#greet(pair, pair.peerUrl);
      await this.catchUp(pair, null);
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      this.#deps.log.debug({ error }, 'The first box was not followed');
    }
  }

  /**
   * Fetches until everything is here.
   * @param end where the first box stopped, when it has handed over; null: wherever it is now
   * @throws Error
   */
  async catchUp(pair: Pair, end: Position | null): Promise<void> {
    const { replica } = this.#deps;
    for (let piece = 0; piece < MOST_PIECES; piece += 1) {
      const askedAtMs = this.#deps.clock.now();
      const at = replica.baseProgress() ? null : replica.position();
      const isComplete = at ? await this.#fetchChanges(pair, at) : await this.#fetchBase(pair);
      if (!isComplete) continue;
      const now = replica.position();
      if (end && (now?.generation !== end.generation || now.offset < end.offset)) continue;
      this.completeAtMs = askedAtMs;
      return;
    }
    throw new Error('The first box changes faster than its changes come.');
  }

  async #greet(pair: Pair, url: string): Promise<void> {
    const { askPeer, adminPort, pair: file } = this.#deps;
    const ask = { kind: 'hello', adminPort: adminPort() } as const;
    const { answer } = await askPeer(pair.code)(url, ask);
    if (answer.kind !== 'hello') throw new Error('The other box did not answer as one of a pair.');
    if (answer.role !== 'first') throw new Error('The other box is not the first of the pair.');
    if (answer.term !== pair.term) file.write({ ...pair, term: answer.term });
  }

  /** @returns whether everything is here */
  async #fetchChanges(pair: Pair, at: Position): Promise<boolean> {
    const { replica, askPeer } = this.#deps;
    const ask = { kind: 'changes', at } as const;
    const { answer, bytes } = await askPeer(pair.code)(pair.peerUrl ?? '', ask);
    if (answer.kind === 'gone') return this.#fetchBase(pair);
    if (answer.kind !== 'changes') throw new Error(reasonOf(answer));
    this.fetched = null;
    if (bytes.length > 0) await replica.append(at.offset, bytes);
    if (answer.next !== null) await replica.fold(answer.next);
    return answer.next === null && at.offset + bytes.length === answer.endOffset;
  }

  async #fetchBase(pair: Pair): Promise<boolean> {
    const { replica, askPeer } = this.#deps;
    const { epoch = '', generation = 0, offset = 0 } = replica.baseProgress() ?? {};
    const ask = { kind: 'base', epoch, generation, offset } as const;
    const { answer, bytes } = await askPeer(pair.code)(pair.peerUrl ?? '', ask);
    if (answer.kind !== 'base') throw new Error(reasonOf(answer));
    const { at, totalBytes } = answer;
    this.fetched = (at.offset + bytes.length) / Math.max(1, totalBytes);
    await replica.takeBase({ at, totalBytes, bytes }, Buffer.from(answer.key, 'hex'));
    return false;
  }
}

function reasonOf(answer: { kind: string; reason?: string }): string {
  return answer.reason ?? `The other box answered "${answer.kind}".`;
}
