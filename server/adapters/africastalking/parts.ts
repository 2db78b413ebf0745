/** GSM 03.38 basic set without the ASCII that `BASIC_ASCII` covers. */
const BASIC_OTHER = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà';
const BASIC_ASCII = /[ !"#%&'()*+,\-./0-9:;<=>?A-Za-z]/;
const EXTENDED = '{}[]\\|^~€\f';

/**
 * How many parts an SMS is billed as: 160 GSM-7 characters in one or 153 in each of several, 70 or
 * 67 UTF-16 units when a character is outside GSM-7. Source: GSM 03.38, 3GPP TS 23.040.
 */
export function countParts(text: string): number {
  let septets = 0;
  for (const character of text) {
    if (BASIC_ASCII.test(character) || BASIC_OTHER.includes(character)) septets += 1;
    else if (EXTENDED.includes(character)) septets += 2;
    else return split(text.length, 70, 67);
  }
  return split(septets, 160, 153);
}

function split(length: number, single: number, each: number): number {
  return length <= single ? 1 : Math.ceil(length / each);
}
