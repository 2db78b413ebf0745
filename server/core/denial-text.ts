import type { Denial } from './entitlement.ts';

/**
 * What a customer reads on the router's own login page (Reply-Message reaches `$(error)`), in
 * English and Swahili at once, since the router does not tell us the language.
 */
export const REPLY_MESSAGES: Record<
  Denial | 'unknown_code' | 'wrong_password' | 'too_many',
  string
> = {
  unknown_code: 'This code is not known. Check it and try again. / Kodi haijulikani.',
  wrong_password: 'This code is not known. Check it and try again. / Kodi haijulikani.',
  revoked: 'This code has been cancelled. Ask at the counter. / Kodi imefutwa.',
  used_time: 'The time of this code is used up. Buy a new one. / Muda umeisha.',
  used_data: 'The data of this code is used up. Buy a new one. / Data imeisha.',
  expired: 'This code has expired. Buy a new one. / Kodi imekwisha muda.',
  device_limit:
    'This code is in use on another device. Log out there first. / Kodi inatumika kwenye simu nyingine.',
  too_many: 'Too many wrong codes. Wait a minute and try again. / Subiri dakika moja.',
};
