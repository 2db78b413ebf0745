import type { Logger, Random } from '../../server/ports/system.ts';

/** Predictable "randomness": counts up, so that every identifier differs and every run is alike. */
export function countingRandom(): Random {
  let state = 1;
  const next = () => {
    // Park–Miller: enough to look different, and the same in every run.
    state = (state * 48271) % 2147483647;
    return state;
  };
  return {
    bytes: (length) => Uint8Array.from({ length }, () => next() % 256),
    integer: (below) => next() % below,
    uuid: () => {
      const tail = String(next()).padStart(12, '0');
      return `00000000-0000-4000-8000-${tail}`;
    },
  };
}

/** A logger that writes every line as JSON into `lines`. */
export function recordingLog(lines: string[]): Logger {
  const write = (fields: object, message: string) => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  const log: Logger = {
    debug: write,
    info: write,
    warn: write,
    error: write,
    child: () => log,
  };
  return log;
}
