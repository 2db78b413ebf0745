import type { Denial } from './entitlement.ts';
import type { Zone } from './zone.ts';

/**
 * What a customer reads on the router's own login page (Reply-Message reaches `$(error)`), in
 * English and Swahili at once, since the router does not tell us the language.
 */
export const REPLY_MESSAGES: Record<
  Denial | 'unknown_code' | 'wrong_password' | 'too_many',
  string
> = {
  unknown_code: 'This code is not known. Check it and try again. / Msimbo haujulikani.',
  wrong_password: 'This code is not known. Check it and try again. / Msimbo haujulikani.',
  revoked: 'This code has been cancelled. Ask at the counter. / Msimbo umefutwa.',
  used_time: 'The time of this code is used up. Buy a new one. / Muda umeisha.',
  used_data: 'The data of this code is used up. Buy a new one. / Data imeisha.',
  expired: 'This code has expired. Buy a new one. / Msimbo umekwisha muda.',
  paused:
    'This code is paused. Resume it on the Wi-Fi page. / Msimbo umesitishwa, uendeleze kwanza.',
  closed: 'This code cannot be used at this time. / Msimbo hautumiki kwa wakati huu.',
  elsewhere: 'This code is for another place. / Msimbo huu ni wa mahali pengine.',
  device_limit:
    'This code is in use on another device. Log out there first. / Msimbo unatumika kwenye simu nyingine.',
  too_many: 'Too many wrong codes. Wait a minute and try again. / Subiri dakika moja.',
};

const DAYS = [
  ['Monday', 'Jumatatu'],
  ['Tuesday', 'Jumanne'],
  ['Wednesday', 'Jumatano'],
  ['Thursday', 'Alhamisi'],
  ['Friday', 'Ijumaa'],
  ['Saturday', 'Jumamosi'],
  ['Sunday', 'Jumapili'],
] as const;
const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday: day 0 is so many days after a Monday. */
const THURSDAY = 3;

/** Reply-Message ends at 253 bytes (RFC 2865 section 5.18): one name, and how many more. */
function elsewhere(names: readonly string[]): string {
  const [first, ...others] = names;
  if (first === undefined) return REPLY_MESSAGES.elsewhere;
  const place = first.slice(0, 40);
  const more = others.length === 0 ? '' : ` (+${others.length})`;
  return `This code works only at ${place}${more}. / Msimbo huu unafanya kazi ${place}${more} pekee.`;
}

/**
 * The words for a refusal; for closed hours with the day and time at which the code works again, for
 * another site with its name.
 */
export function replyMessage(
  refusal: { denial: Denial; opensAtMs?: number | null; sites?: readonly string[] },
  zone: Zone,
  siteName: (id: string) => string | null = () => null,
): string {
  const { denial, opensAtMs } = refusal;
  if (denial === 'elsewhere') {
    return elsewhere((refusal.sites ?? []).flatMap((id) => siteName(id) ?? []));
  }
  if (denial !== 'closed' || opensAtMs === null || opensAtMs === undefined) {
    return REPLY_MESSAGES[denial];
  }
  const localMs = zone.localMs(opensAtMs);
  const [english, swahili] = DAYS[(Math.floor(localMs / DAY_MS) + THURSDAY) % 7] ?? DAYS[0];
  const time = new Date(localMs).toISOString().slice(11, 16);
  return `This code works from ${english} ${time}. / Msimbo utafanya kazi ${swahili} saa ${time}.`;
}
