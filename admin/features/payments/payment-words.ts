import type { Formatter } from '../../format.ts';
import type { Text } from '../../text/index.ts';

/** The reason in words; a note written by a person stands as it is. */
export function reasonWords(reason: string, text: Text): string {
  const known: Record<string, string> = text.payments.reasons;
  return known[reason] ?? reason;
}

/** `Prompt 2`, `payment.settle` and the like in words; what we do not know stands as it is. */
export function eventWords(what: string, text: Text): string {
  const prompt = /^Prompt (\d+)$/.exec(what);
  if (prompt?.[1]) return text.payments.prompt(prompt[1]);
  const known: Record<string, string> = text.payments.events;
  return known[what] ?? what;
}

/** Amounts as money: "amountCents 500" → "KSh 5". */
export function detailWords(detail: string, format: Pick<Formatter, 'money'>): string {
  return detail.replace(/\bamountCents (\d+)/g, (_, cents: string) => format.money(Number(cents)));
}
