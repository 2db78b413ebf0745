/** Time, randomness and words to the log: injected, so that every rule can be tested on a virtual clock. */

export interface Clock {
  /** Milliseconds since the Unix epoch; never goes back while the process lives. */
  now(): number;
  /** Runs `task` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, task: () => void): () => void;
}

export interface Random {
  /** Cryptographically strong bytes. */
  bytes(length: number): Uint8Array;
  /** Uniform integer, 0 ≤ n < `below`. */
  integer(below: number): number;
  uuid(): string;
}

export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Logger;
}
