import { sessionMeant } from '../../core/find-session.ts';
import { AppError } from '../../ports/errors.ts';
import type { Vault } from '../../ports/vault.ts';
import type { WantedSession } from './find-sessions.ts';

/**
 * What was typed, as sessions are looked for. The end of a code finds those online alone: among all that
 * ever were it stands in no index, and would not tell one voucher from another.
 * @throws AppError search_short
 */
export function wantedSessions(
  vault: Pick<Vault, 'codeHash'>,
  typed: string,
  open: boolean,
): WantedSession[] {
  const meant = sessionMeant(typed).filter(({ kind }) => open || kind !== 'ending');
  if (meant.length === 0) {
    const ending = open ? ', or the last three symbols of a code' : '';
    const words = `Type a MAC address or its first four digits, a whole code${ending}.`;
    throw new AppError(422, 'search_short', words, { find: words });
  }
  return meant.map((one) =>
    one.kind === 'code' ? { kind: 'code', codeHash: vault.codeHash(one.code) } : one,
  );
}
