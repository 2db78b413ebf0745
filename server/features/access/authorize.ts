import { REPLY_MESSAGES, replyMessage } from '../../core/denial-text.ts';
import type { GuessGuard } from '../../core/guess-guard.ts';
import { parseMac } from '../../core/mac.ts';
import { speedMark } from '../../core/speed.ts';
import { formatVoucherCode, readVoucherCode, SEPARATORS } from '../../core/voucher-code.ts';
import type { Zone } from '../../core/zone.ts';
import type { AccessAnswer, AccessQuestion } from '../../ports/access.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { type Admission, type Decision, decide } from './admit.ts';
import type { VoucherBook } from './book.ts';
import type { BookEntry } from './entries.ts';
import { makeClass } from './session-class.ts';

export interface AccessDeps {
  database: Database;
  clock: Clock;
  random: Random;
  vault: Vault;
  book: VoucherBook;
  /** See `createAdmissions`. */
  admit(admission: Admission): Promise<Decision>;
  guesses: GuessGuard;
  /** Of the business, for the hours and days of plans. */
  zone(): Zone;
  /** The router's own password for MAC logins; null when it has none. */
  macPassword(routerId: string): string | null;
  /** From memory: a warm login asks no database. */
  siteOf(routerId: string): string | null;
  siteName(id: string): string | null;
}

/**
 * Decides one login. The first Accept of a voucher activates it and starts its validity, in the
 * same transaction that takes the device's slot. The answer is there at once when the voucher is in
 * the book and nothing has to be stored.
 */
export function authorize(
  deps: AccessDeps,
  question: AccessQuestion,
): AccessAnswer | Promise<AccessAnswer> {
  const nowMs = deps.clock.now();
  const found = identify(deps, question, nowMs);
  if (!(found instanceof Promise)) return conclude(deps, question, found, nowMs);
  return found.then((late) => conclude(deps, question, late, nowMs));
}

function conclude(
  deps: AccessDeps,
  question: AccessQuestion,
  found: Identified,
  nowMs: number,
): AccessAnswer | Promise<AccessAnswer> {
  if ('denied' in found) return { ok: false, replyMessage: REPLY_MESSAGES[found.denied] };
  const voucherId = found.voucher.id;
  const { mac } = question;
  const site = deps.siteOf(question.routerId);
  const decision = decide(found, { mac, site }, deps.zone(), nowMs);
  if (!decision.ok || !decision.changes) return answer(deps, voucherId, decision);
  // Decided again where nothing can change in between: two devices may ask at the same moment.
  const confirmed = deps.admit({ voucherId, mac, site, nowMs });
  return confirmed.then((late) => answer(deps, voucherId, late));
}

function answer(deps: AccessDeps, voucherId: string, decision: Decision): AccessAnswer {
  if (!decision.ok) {
    return { ok: false, replyMessage: replyMessage(decision, deps.zone(), deps.siteName) };
  }
  const mark = speedMark(decision.grant);
  const classValue = makeClass(deps.vault, deps.random, voucherId, mark);
  return { ok: true, grant: decision.grant, classValue };
}

type Identified = BookEntry | { denied: 'unknown_code' | 'wrong_password' | 'too_many' };

/** Whose login this is: a typed code, or a device that redeemed one. */
function identify(
  deps: AccessDeps,
  question: AccessQuestion,
  nowMs: number,
): Identified | Promise<Identified> {
  const code = readVoucherCode(question.userName);
  if (!code) return identifyMac(deps, question, nowMs);
  const guesser = { device: question.mac, router: question.routerId, known: false };
  const check = (entry: BookEntry | null): Identified => {
    if (entry && passwordMatches(question, code)) return entry;
    deps.guesses.failed(guesser, nowMs);
    return { denied: entry ? 'wrong_password' : 'unknown_code' };
  };
  const entry = deps.book.byCode(code);
  if (!(entry instanceof Promise) && deps.guesses.allows(guesser, nowMs)) return check(entry);
  // Thousands may be guessing at once: what counts are the failures known when the answer is due.
  return Promise.resolve(entry).then(async (late) => {
    if (deps.guesses.allows(guesser, nowMs)) return check(late);
    const known = await knownDevice(deps, guesser, late, nowMs);
    return known ? check(late) : { denied: 'too_many' };
  });
}

/**
 * While others are guessing, a device that has logged in before still gets its own try, and so
 * does one that has bought this very code.
 */
async function knownDevice(
  deps: AccessDeps,
  guesser: { device: string | null; router: string },
  entry: BookEntry | null,
  nowMs: number,
): Promise<boolean> {
  if (!guesser.device) return false;
  if (!deps.guesses.allows({ ...guesser, known: true }, nowMs)) return false;
  const { vouchers, purchases } = deps.database.read;
  if ((await vouchers.listByMac(guesser.device)).length > 0) return true;
  const purchaseId = entry?.voucher.purchaseId ?? null;
  return purchaseId !== null && (await purchases.find(purchaseId))?.mac === guesser.device;
}

/**
 * The password is the code. PAP shows what was typed; CHAP only proves it, so the spellings a
 * customer may have typed are tried.
 */
function passwordMatches(question: AccessQuestion, code: string): boolean {
  if (question.verify(question.userName)) return true;
  const shown = formatVoucherCode(code);
  // An imported code may have an O where we read 0.
  const typed = question.userName.replace(SEPARATORS, '');
  const plain = [shown, code, typed.toUpperCase()];
  const spellings = [...plain, ...plain.map((spelling) => spelling.toLowerCase())];
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
    const entry = await deps.book.of(voucher);
    if (decide(entry, { mac, site: deps.siteOf(question.routerId) }, deps.zone(), nowMs).ok) {
      return entry;
    }
  }
  return { denied: 'unknown_code' };
}
