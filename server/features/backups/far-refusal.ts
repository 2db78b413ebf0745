import { AppError } from '../../ports/errors.ts';
import { FarPlaceError } from '../../ports/far-place.ts';

/** What a far place did not do, as the answer to whoever asked for it; a fault stays a fault. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof FarPlaceError)) return error;
  const { code, message, fingerprint } = error;
  return new AppError(422, `far_${code}`, message, fingerprint ? { fingerprint } : undefined);
}
