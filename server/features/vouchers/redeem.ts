import type { RedeemResponse, RouterParameters } from '../../contract/portal.ts';
import { type Denial, grantAt } from '../../core/entitlement.ts';
import { parseMac } from '../../core/mac.ts';
import { macInParameters } from '../../core/router-parameters.ts';
import { type Place, worksAt } from '../../core/site.ts';
import { heldMacs } from '../../core/slots.ts';
import type { Zone } from '../../core/zone.ts';
import { AppError } from '../../ports/errors.ts';
import type { RouterLogin, VoucherMint } from '../../ports/services.ts';
import type { VoucherRecord } from '../../ports/stores.ts';
import { type GuessDeps, guessedVoucher } from './find-voucher.ts';
import { presentBalance } from './present.ts';

export interface RedeemDeps extends GuessDeps {
  mint: VoucherMint;
  routerLogin: RouterLogin;
  /** Of the business. */
  zone(): Zone;
  placeOf(router: RouterParameters): Place;
  sites: { name(id: string): string | null };
}

const DENIALS: Record<Denial, [code: string, message: string]> = {
  revoked: ['code_revoked', 'This code has been cancelled. Ask at the counter.'],
  used_time: ['code_used', 'The time of this code is used up. Buy a new one.'],
  used_data: ['code_used', 'The data of this code is used up. Buy a new one.'],
  expired: ['code_expired', 'This code has expired. Buy a new one.'],
  paused: ['code_paused', 'This code is paused. Resume it first.'],
  elsewhere: ['code_elsewhere', 'This code is for another place.'],
  closed: ['code_closed', 'This code cannot be used at this time of the day or week.'],
  device_limit: ['device_limit', 'This code is in use on another device. Log out there first.'],
};

/**
 * Checks a typed code and says what it has left and how to log in to the router with it.
 * Nothing starts here: time runs from the first Access-Accept.
 * @throws AppError code_invalid | code_unknown | code_used | code_expired | code_revoked |
 *   code_paused | code_closed | code_elsewhere | device_limit | too_many_guesses
 */
export async function redeem(
  deps: RedeemDeps,
  typedCode: string,
  parameters: RouterParameters,
  clientAddress: string,
): Promise<RedeemResponse & { code: string; voucherId: string }> {
  const nowMs = deps.clock.now();
  const mac = parseMac(macInParameters(parameters) ?? '');
  const voucher = await guessedVoucher(deps, typedCode, mac, clientAddress);
  const zone = deps.zone();
  const decision = grantAt(voucher, await slotsOf(deps, voucher, mac, nowMs), zone, nowMs);
  if (!decision.ok) {
    const [code, message] = DENIALS[decision.denial];
    throw new AppError(409, code, message);
  }
  refuseElsewhere(deps, voucher, deps.placeOf(parameters));
  const code = deps.mint.reveal(voucher);
  return {
    code,
    voucherId: voucher.id,
    voucher: presentBalance(voucher, zone, nowMs),
    login: deps.routerLogin.formFor(code, parameters),
  };
}

/** Said before the router refuses it; from an unknown router one may always try. */
function refuseElsewhere(deps: RedeemDeps, { sites }: VoucherRecord, place: Place): void {
  if (place === undefined || worksAt(sites, place)) return;
  const names = (sites ?? []).flatMap((id) => deps.sites.name(id) ?? []).join(', ');
  const [code, message] = DENIALS.elsewhere;
  throw new AppError(409, code, names === '' ? message : `This code works only at ${names}.`);
}

async function slotsOf(
  { database }: RedeemDeps,
  voucher: VoucherRecord,
  mac: string | null,
  nowMs: number,
) {
  const open = await database.read.sessions.listOpenByVoucher(voucher.id);
  const openMacs = open.flatMap((session) => session.mac ?? []);
  const slots = await database.read.vouchers.slots([voucher.id]);
  // A phone that did not tell its MAC cannot be told from the one that holds the slot.
  return { mac, heldByMacs: mac === null ? [] : heldMacs(slots, openMacs, nowMs) };
}
