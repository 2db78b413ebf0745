import { AppError } from '../../ports/errors.ts';
import {
  MOST_UPDATE_BYTES,
  refuseUnlessIdle,
  refuseUnlessUpdate,
  type UpdateDeps,
} from './bench.ts';

/**
 * Takes the next piece of an uploaded update. An upload that broke off goes on where it was: the
 * answer to a wrong offset says where that is.
 * @returns bytes that have arrived
 * @throws AppError not_an_appliance | update_busy | not_an_update | wrong_offset | update_too_large
 */
export async function receivePiece(
  deps: Pick<UpdateDeps, 'inbox'>,
  offset: number,
  piece: Uint8Array,
): Promise<number> {
  refuseUnlessIdle(deps);
  const { inbox } = deps;
  if (offset === 0) refuseUnlessUpdate(piece);
  if (offset !== 0 && offset !== inbox.size()) {
    const arrived = String(inbox.size());
    throw new AppError(409, 'wrong_offset', 'Go on where the upload broke off.', {
      offset: arrived,
    });
  }
  if (offset + piece.length > MOST_UPDATE_BYTES) {
    await inbox.clear();
    throw new AppError(413, 'update_too_large', 'This file is too large for an update.');
  }
  await inbox.append(offset, piece);
  return inbox.size();
}
