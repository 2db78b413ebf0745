import type { Text } from '../../text/index.ts';

export const ROUTER_KINDS = [
  ...(['mikrotik', 'chilli', 'opennds', 'unifi', 'omada', 'ruckus'] as const),
  ...(['aruba', 'cambium', 'cisco', 'generic'] as const),
] as const;
export type RouterKind = (typeof ROUTER_KINDS)[number];

/** Added by the box, and known without being asked. */
export const OWN_KIND = 'gateway';

export function kindWords(kind: string, text: Text): string {
  if (kind === OWN_KIND) return text.routers.ownKind;
  const known = ROUTER_KINDS.find((offered) => offered === kind);
  return known ? text.routers.kinds[known] : kind;
}

/** Whose terminal is a shell. */
export function isGateway(kind: string): boolean {
  return kind === 'opennds' || kind === 'chilli';
}

/** Kinds for which the box makes the commands that connect them. */
export function hasScript(kind: string): boolean {
  return kind === 'mikrotik' || isGateway(kind);
}

/** What a kind's login page or controller shares with the box beside the RADIUS secret. */
export const LOGIN_SECRETS: Partial<Record<RouterKind, 'uamsecret' | 'faskey' | 'key' | 'nbi'>> = {
  chilli: 'uamsecret',
  opennds: 'faskey',
  unifi: 'key',
  ruckus: 'nbi',
};

/** Kinds whose controller the box calls. */
export function hasController(kind: RouterKind): boolean {
  return kind === 'unifi' || kind === 'omada' || kind === 'ruckus';
}
