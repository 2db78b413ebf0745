/**
 * Kenyan mobile numbers as Daraja takes them: `254` then 7 or 1 and eight digits
 * (01xx numbers are as real as 07xx ones).
 */
export function parsePhone(text: string): string | null {
  const digits = text.replace(/[\s\-().]/g, '');
  const match = /^(?:\+?254|0)?([17]\d{8})$/.exec(digits);
  return match ? `254${match[1]}` : null;
}

/** `254712345678` → `0712 ••• 678`: enough to recognise one's own number, not to learn another's. */
export function maskPhone(phone: string): string {
  return /^254\d{9}$/.test(phone) ? `0${phone.slice(3, 6)} ••• ${phone.slice(-3)}` : '•••';
}

/** The form an SMS gateway takes. */
export function toE164(phone: string): string {
  return `+${phone}`;
}
