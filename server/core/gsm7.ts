/** GSM 03.38 basic set without the ASCII that `BASIC_ASCII` covers. */
const BASIC_OTHER = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà';
const BASIC_ASCII = /[ !"#%&'()*+,\-./0-9:;<=>?A-Za-z]/;
const EXTENDED = '{}[]\\|^~€\f';

interface Alphabet {
  name: 'gsm7' | 'ucs2';
  /** Units in a message that is one part, and in each part of a longer one (the rest is a header). */
  single: number;
  each: number;
}
const GSM7: Alphabet = { name: 'gsm7', single: 160, each: 153 };
const UCS2: Alphabet = { name: 'ucs2', single: 70, each: 67 };

export interface SmsCount {
  encoding: 'gsm7' | 'ucs2';
  /** Septets of GSM-7 (the extended characters count double) or UTF-16 units. */
  units: number;
  /** How many parts it is billed as; an empty text is one. */
  parts: number;
  /** Units that still fit without one more part. */
  unitsLeft: number;
}

/**
 * How an SMS is billed. Neither an escaped character nor a surrogate pair is cut in two, so a part
 * may stay one unit short. Source: GSM 03.38, 3GPP TS 23.040.
 */
export function countSms(text: string): SmsCount {
  const characters = [...text];
  const septets = characters.map(septetsOf);
  const plain = septets.every((cost) => cost > 0);
  const alphabet = plain ? GSM7 : UCS2;
  const costs = plain ? septets : characters.map((character) => character.length);
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const { name: encoding, single, each } = alphabet;
  if (units <= single) return { encoding, units, parts: 1, unitsLeft: single - units };
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > each) {
      parts += 1;
      used = 0;
    }
    used += cost;
  }
  return { encoding, units, parts, unitsLeft: each - used };
}

/** 1 or 2 septets; 0 = not in GSM-7. */
function septetsOf(character: string): number {
  if (BASIC_ASCII.test(character) || BASIC_OTHER.includes(character)) return 1;
  return EXTENDED.includes(character) ? 2 : 0;
}

/** Plain ASCII without the characters that count double in GSM 03.38 (and control characters). */
export function asPlainSms(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[‘’]/g, "'")
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[{}[\]\\|^~`]/g, '');
}
