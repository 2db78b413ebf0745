import type { Result } from './problem.ts';
import { asJson, request } from './request.ts';

const PIECE_BYTES = 2 * 1024 * 1024;
/** On bad Wi-Fi; a piece that takes longer is sent again. */
const PIECE_TIMEOUT_MS = 120_000;
/** A piece that got lost on bad Wi-Fi is sent again so often. */
const TRIES = 5;

type Arrival = { arrivedBytes: number };
export type SendPiece = (offset: number, piece: Blob) => Promise<Result<Arrival>>;

/** Sends a piece to an address of the box that takes bytes at an offset. */
export function pieceSender(path: string): SendPiece {
  const headers = { 'Content-Type': 'application/octet-stream' };
  return (offset, body) => {
    const what = { method: 'POST', headers, body, timeoutMs: PIECE_TIMEOUT_MS };
    return request(`${path}?offset=${offset}`, what, asJson<Arrival>);
  };
}

/**
 * Sends a file in pieces, each again when it was lost.
 * @param onProgress is told how much of it has arrived, 0 to 1
 */
export async function uploadFile(
  file: Blob,
  onProgress: (part: number) => void,
  send: SendPiece,
): Promise<Result<Arrival>> {
  let offset = 0;
  let triesLeft = TRIES;
  while (offset < file.size) {
    const result = await send(offset, file.slice(offset, offset + PIECE_BYTES));
    if (result.ok) {
      offset = result.value.arrivedBytes;
      triesLeft = TRIES;
    } else if (result.problem.code === 'wrong_offset') {
      // The piece had arrived, only its answer was lost.
      offset = Number(result.problem.fields.offset);
      triesLeft -= 1;
    } else if (result.problem.code === 'offline') triesLeft -= 1;
    else return result;
    if (triesLeft === 0 && !result.ok) return result;
    onProgress(offset / file.size);
  }
  return { ok: true, value: { arrivedBytes: offset } };
}
