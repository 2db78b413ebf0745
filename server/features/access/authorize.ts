import { REPLY_MESSAGES } from '../../core/denial-text.ts';
import { activationAt, grantAt } from '../../core/entitlement.ts';
import type { GuessGuard } from '../../core/guess-guard.ts';
import { parseMac } from '../../core/mac.ts';
import { heldMacs } from '../../core/slots.ts';
import { parseVoucherCode } from '../../core/voucher-code.ts';
import type { AccessAnswer, AccessQuestion } from '../../ports/access.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Database, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { makeClass } from './session-class.ts';

export interface AccessDeps {
  database: Database;
  clock: Clock;
  random: Random;
  vault: Vault;
  mint: VoucherMint;
  guesses: GuessGuard;
  /** The router's own password for MAC logins; null when it has none. */
  macPassword(routerId: string): string | null;
}

/** A slot is refreshed in the database at most this often while its device keeps logging in. */
const SLOT_REFRESH_MS = 60_000;

/**
 * Decides one login. The first Accept of a voucher activates it and starts its validity, in the
 * same transaction that takes the device's slot.
 */
export async function authorize(deps: AccessDeps, question: AccessQuestion): Promise<AccessAnswer> {
  const nowMs = deps.clock.now();
  const found = await identify(deps, question, nowMs);
  if ('denied' in found) return { ok: false, replyMessage: REPLY_MESSAGES[found.denied] };
  const decision = await decide(deps.database.read, found.voucher, question.mac, nowMs);
  if (!decision.ok) return { ok: false, replyMessage: REPLY_MESSAGES[decision.denial] };
  if (decision.changes) {
    // Decided again where nothing can change in between: two devices may ask at the same moment.
    const confirmed = await deps.database.transaction((stores) =>
      admit(stores, found.voucher.id, question.mac, nowMs),
    );
    if (!confirmed.ok) return { ok: false, replyMessage: REPLY_MESSAGES[confirmed.denial] };
    return accept(deps, found.voucher.id, confirmed.grant);
  }
  return accept(deps, found.voucher.id, decision.grant);
}

type Grant = Extract<ReturnType<typeof grantAt>, { ok: true }>['grant'];

function accept(deps: AccessDeps, voucherId: string, grant: Grant): AccessAnswer {
  return { ok: true, grant, classValue: makeClass(deps.vault, deps.random, voucherId) };
}

type Identified =
  | { voucher: VoucherRecord }
  | { denied: 'unknown_code' | 'wrong_password' | 'too_many' };

/** Whose login this is: a typed code, or a device that redeemed one. */
async function identify(
  deps: AccessDeps,
  question: AccessQuestion,
  nowMs: number,
): Promise<Identified> {
  const code = parseVoucherCode(question.userName);
  if (!code) return identifyMac(deps, question, nowMs);
  const stores = deps.database.read;
  const guesser = { device: question.mac, router: question.routerId, known: false };
  if (!deps.guesses.allows(guesser, nowMs) && !(await knownDevice(deps, guesser, nowMs))) {
    return { denied: 'too_many' };
  }
  const voucher = await stores.vouchers.findByHash(deps.vault.codeHash(code));
  if (!voucher || !passwordMatches(question, code, deps.mint.reveal(voucher))) {
    deps.guesses.failed(guesser, nowMs);
    return { denied: voucher ? 'wrong_password' : 'unknown_code' };
  }
  return { voucher };
}

/** While others are guessing, a device that has bought before still gets its own try. */
async function knownDevice(
  deps: AccessDeps,
  guesser: { device: string | null; router: string },
  nowMs: number,
): Promise<boolean> {
  if (!guesser.device) return false;
  if (!deps.guesses.allows({ ...guesser, known: true }, nowMs)) return false;
  return (await deps.database.read.vouchers.listByMac(guesser.device)).length > 0;
}

/**
 * The password is the code. PAP shows what was typed; CHAP only proves it, so the spellings a
 * customer may have typed are tried.
 */
function passwordMatches(question: AccessQuestion, code: string, shown: string): boolean {
  const spellings = [question.userName, shown, code, shown.toLowerCase(), code.toLowerCase()];
  return spellings.some((spelling) => question.verify(spelling));
}

/** MAC login: the router vouches for the device with a password that only it and we know. */
async function identifyMac(
  deps: AccessDeps,
  question: AccessQuestion,
  nowMs: number,
): Promise<Identified> {
  const mac = parseMac(question.userName);
  const password = mac && deps.macPassword(question.routerId);
  if (!mac || !password || !question.verify(password)) return { denied: 'unknown_code' };
  if (question.mac !== null && question.mac !== mac) return { denied: 'unknown_code' };
  const held = await deps.database.read.vouchers.listByMac(mac);
  for (const voucher of held) {
    const decision = await decide(deps.database.read, voucher, mac, nowMs);
    if (decision.ok) return { voucher };
  }
  return { denied: 'unknown_code' };
}

async function decide(stores: Stores, voucher: VoucherRecord, mac: string | null, nowMs: number) {
  const slots = await stores.vouchers.slots(voucher.id);
  const open = await stores.sessions.listOpenByVoucher(voucher.id);
  const openMacs = open.flatMap((session) => session.mac ?? []);
  const heldByMacs = heldMacs(slots, openMacs, nowMs);
  const decision = grantAt(voucher, { mac, heldByMacs }, nowMs);
  if (!decision.ok) return decision;
  const own = slots.find((slot) => slot.mac === mac);
  const fresh = own && own.releasedAtMs === null && nowMs - own.acceptedAtMs < SLOT_REFRESH_MS;
  return { ...decision, changes: voucher.status === 'unused' || (mac !== null && !fresh) };
}

/** The decision once more, with its consequences, inside the writer's transaction. */
async function admit(stores: Stores, voucherId: string, mac: string | null, nowMs: number) {
  const voucher = await stores.vouchers.find(voucherId);
  if (!voucher) return { ok: false, denial: 'revoked' } as const;
  const decision = await decide(stores, voucher, mac, nowMs);
  if (!decision.ok) return decision;
  if (voucher.status === 'unused') {
    const { activatedAtMs, expiresAtMs } = activationAt(voucher, nowMs);
    await stores.vouchers.activate(voucher.id, activatedAtMs, expiresAtMs);
  }
  if (mac !== null) await stores.vouchers.holdSlot(voucher.id, mac, nowMs);
  return decision;
}
