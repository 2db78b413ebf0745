import type { Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';

/**
 * The Class attribute (RFC 2865 section 5.25) that ties accounting to the Accept it follows:
 * version, voucher id, a nonce, the mark of the speeds granted, and a tag so that nobody can make
 * one up. Version 1, of sessions that an older box let in, has no mark.
 */
const VERSION = 2;
const UUID_BYTES = 16;
const NONCE_BYTES = 8;
const TAG_BYTES = 8;
const MARK_AT = 1 + UUID_BYTES + NONCE_BYTES;
const TAG_AT = MARK_AT + 4;
const BODY_BYTES: Record<number, number> = { 1: MARK_AT, [VERSION]: TAG_AT };
const PURPOSE = 'radius class';

export function makeClass(
  vault: Vault,
  random: Random,
  voucherId: string,
  speedMark: number,
): Buffer {
  const value = Buffer.allocUnsafe(TAG_AT + TAG_BYTES);
  value[0] = VERSION;
  value.write(voucherId.replaceAll('-', ''), 1, UUID_BYTES, 'hex');
  value.set(random.bytes(NONCE_BYTES), 1 + UUID_BYTES);
  value.writeUInt32BE(speedMark, MARK_AT);
  vault.tag(value.subarray(0, TAG_AT), PURPOSE).copy(value, TAG_AT, 0, TAG_BYTES);
  return value;
}

/** What a Class says; null when it is not one of ours. */
export function readClass(
  vault: Vault,
  value: Buffer | null,
): { voucherId: string; speedMark: number | null } | null {
  if (value === null) return null;
  const bodyBytes = BODY_BYTES[value[0] ?? 0];
  if (bodyBytes === undefined || value.length !== bodyBytes + TAG_BYTES) return null;
  const body = value.subarray(0, bodyBytes);
  if (!vault.tag(body, PURPOSE).subarray(0, TAG_BYTES).equals(value.subarray(bodyBytes))) {
    return null;
  }
  const hex = body.subarray(1, 1 + UUID_BYTES).toString('hex');
  return {
    voucherId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    speedMark: bodyBytes > MARK_AT ? body.readUInt32BE(MARK_AT) : null,
  };
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
