import type { Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';

/**
 * The Class attribute (RFC 2865 section 5.25) that ties accounting to the Accept it follows:
 * version, voucher id, a nonce, and a tag so that nobody can make one up.
 */
const VERSION = 1;
const UUID_BYTES = 16;
const NONCE_BYTES = 8;
const TAG_BYTES = 8;
const BODY_BYTES = 1 + UUID_BYTES + NONCE_BYTES;
const PURPOSE = 'radius class';

export function makeClass(vault: Vault, random: Random, voucherId: string): Buffer {
  const id = Buffer.from(voucherId.replaceAll('-', ''), 'hex');
  const body = Buffer.concat([Buffer.from([VERSION]), id, random.bytes(NONCE_BYTES)]);
  return Buffer.concat([body, vault.tag(body, PURPOSE).subarray(0, TAG_BYTES)]);
}

/** The voucher a Class names, or null when it is not one of ours. */
export function voucherOfClass(vault: Vault, value: Buffer | null): string | null {
  if (value?.length !== BODY_BYTES + TAG_BYTES || value[0] !== VERSION) return null;
  const body = value.subarray(0, BODY_BYTES);
  if (!vault.tag(body, PURPOSE).subarray(0, TAG_BYTES).equals(value.subarray(BODY_BYTES))) {
    return null;
  }
  const hex = body.subarray(1, 1 + UUID_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export interface SessionNames {
  userName: string;
  acctSessionId: string;
  nasPortId: string | null;
  mac: string | null;
}

/**
 * Identity of a session on its router: our Class and Acct-Session-Id; without a Class a digest of
 * everything the router says of it, since Acct-Session-Id alone repeats after reboots. Keyed,
 * because a user name is a voucher code.
 */
export function sessionIdentity(
  vault: Vault,
  classValue: Buffer | null,
  names: SessionNames,
): string {
  const parts = classValue
    ? [classValue.toString('hex'), names.acctSessionId]
    : [names.userName, names.acctSessionId, names.nasPortId ?? '', names.mac ?? ''];
  return vault.tag(Buffer.from(JSON.stringify(parts)), 'session identity').toString('hex');
}
