import { takePiece } from '../../ports/growing-file.ts';
import {
  MOST_UPDATE_BYTES,
  refuseUnlessIdle,
  refuseUnlessUpdate,
  type UpdateDeps,
} from './bench.ts';

/**
 * Takes the next piece of an uploaded update.
 * @returns bytes that have arrived
 * @throws AppError not_an_appliance | update_busy | not_an_update | wrong_offset | upload_too_large
 */
export async function receivePiece(
  { inbox }: Pick<UpdateDeps, 'inbox'>,
  offset: number,
  piece: Uint8Array,
): Promise<number> {
  refuseUnlessIdle({ inbox });
  if (offset === 0) refuseUnlessUpdate(piece);
  return takePiece(inbox, MOST_UPDATE_BYTES, offset, piece);
}
