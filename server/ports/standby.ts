/** Two boxes, one business: the first sells, the other follows it and can take its place. */

/** What this box knows of the pair; lives in a file beside the database, never in it. */
export interface Pair {
  /**
   * `first` sells, `standby` follows and sells nothing, `replaced` was the first until the other
   * took over and sells nothing either.
   */
  role: 'first' | 'standby' | 'replaced';
  /** Counts the take-overs: of two boxes that call themselves the first, the one with more is it. */
  term: number;
  /** What both know and nobody else: eight groups of four signs. */
  code: string;
  /** Where the other box answers; null until it was heard of. */
  peerUrl: string | null;
  /** Whether the standby of this term has ever held everything: from then on it can take over. */
  followed: boolean;
  /** Whether the box that was replaced must still be told. */
  tellPeer: boolean;
}

export interface PairFile {
  read(): Pair | null;
  write(pair: Pair): void;
  remove(): void;
}

/** A place in the stream of changes: which run of the first box, which log of it, how far. */
export interface Position {
  epoch: string;
  generation: number;
  offset: number;
}

/** What the standby asks; sealed on the way. */
export type Ask =
  | { kind: 'hello'; adminPort: number | null }
  | { kind: 'base'; epoch: string; generation: number; offset: number }
  | { kind: 'changes'; at: Position }
  | { kind: 'hand_over'; challenge: string }
  | { kind: 'replaced'; challenge: string; term: number };

export type Answer =
  | { kind: 'hello'; role: Pair['role']; term: number; challenge: string }
  /** A piece of the database as it was when this log began. `key` opens its secrets. */
  | { kind: 'base'; at: Position; totalBytes: number; key: string }
  /** Changes from there on; `next`: this log is over, and how the next one is numbered. */
  | { kind: 'changes'; at: Position; endOffset: number; next: number | null }
  /** What was asked for cannot be had any more: begin anew with `base`. */
  | { kind: 'gone' }
  | { kind: 'handed_over'; end: Position | null }
  | { kind: 'accepted' }
  | { kind: 'refused'; reason: string };

export interface Reply {
  answer: Answer;
  bytes: Uint8Array;
}

/** The first box's side: its database as a file and as a stream of committed changes. */
export interface ChangeSource {
  /** @returns null when that cannot be had (any more) */
  base(epoch: string, generation: number, offset: number): Promise<BasePiece>;
  changes(at: Position): Promise<ChangePiece | null>;
  /** Where everything that is committed ends now. */
  end(): Promise<Position>;
  /** Lets the log be folded into the database when nobody follows any more. */
  tidy(): Promise<void>;
}

export interface BasePiece {
  at: Position;
  totalBytes: number;
  bytes: Uint8Array;
}

export interface ChangePiece {
  endOffset: number;
  next: number | null;
  bytes: Uint8Array;
}

/** The standby's side: the same file and log, byte for byte, on its own disk. */
export interface Replica {
  /** How far it is; null while there is no whole one. */
  position(): Position | null;
  /** Begins or goes on with a new base beside the whole one. @returns whether it is whole now */
  takeBase(piece: BasePiece, key: Buffer): Promise<boolean>;
  /** Where the base that is being fetched goes on. */
  baseProgress(): Position | null;
  append(offset: number, bytes: Uint8Array): Promise<void>;
  /** The log is over: its changes go into the file. */
  fold(nextGeneration: number): Promise<void>;
  /** The file with everything in it, checked. @throws Error when it is damaged */
  finish(): Promise<{ file: string; key: Buffer }>;
  clear(): void;
}

/** Speaks with the other box. @throws Error when it does not answer or is not the one */
export type AskPeer = (url: string, ask: Ask) => Promise<Reply>;
