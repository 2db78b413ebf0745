import type { Text } from '../../text/index.ts';

/** The kinds this form offers; the box may know more. */
export const ROUTER_KINDS = ['mikrotik', 'chilli', 'generic'] as const;
export type RouterKind = (typeof ROUTER_KINDS)[number];

export function kindWords(kind: string, text: Text): string {
  const known = ROUTER_KINDS.find((offered) => offered === kind);
  return known ? text.routers.kinds[known] : kind;
}
