import type { TokenInput, TokenView } from '../../../server/contract/tokens.ts';
import { ask, pick } from '../../api.ts';

export const tokensApi = {
  list: () => pick('tokens', ask<{ tokens: TokenView[] }>('GET', '/tokens')),
  add: (input: TokenInput) => ask<{ token: TokenView; secret: string }>('POST', '/tokens', input),
  revoke: (id: string) => ask<{ revoked: true }>('DELETE', `/tokens/${encodeURIComponent(id)}`),
};
