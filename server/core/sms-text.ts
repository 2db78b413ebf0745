/** The messages a customer gets: one GSM-7 part of at most 120 characters, so a gateway's own footer still fits. */
export type SmsLanguage = 'en' | 'sw';

export interface VoucherSms {
  business: string;
  planName: string;
  /** `XXXXX-XXXXX`. */
  code: string;
}

const VOUCHER: Record<SmsLanguage, (sms: VoucherSms) => string> = {
  en: (sms) => `${sms.business} Wi-Fi code: ${sms.code} (${sms.planName}). Thank you!`,
  sw: (sms) => `${sms.business} kodi ya Wi-Fi: ${sms.code} (${sms.planName}). Asante!`,
};

const MOST_CHARACTERS = 120;

/** The code is always whole; the names around it give way. */
export function voucherSms(language: SmsLanguage, sms: VoucherSms): string {
  const tidy = { ...sms, business: gsm7(sms.business), planName: gsm7(sms.planName) };
  const excess = VOUCHER[language](tidy).length - MOST_CHARACTERS;
  if (excess > 0) {
    const cut = Math.min(excess, Math.max(0, tidy.planName.length - 8));
    tidy.planName = tidy.planName.slice(0, tidy.planName.length - cut);
    tidy.business = tidy.business.slice(0, Math.max(1, tidy.business.length - (excess - cut)));
  }
  return VOUCHER[language](tidy);
}

/** Plain ASCII without the characters that count double in GSM 03.38 (and control characters). */
function gsm7(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[{}[\]\\|^~`]/g, '');
}
