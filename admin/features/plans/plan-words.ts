import type { PlanInput } from '../../../server/contract/admin.ts';
import type { Formatter } from '../../format.ts';
import type { Text } from '../../text/index.ts';

type Terms = Pick<
  PlanInput,
  'timeSeconds' | 'validitySeconds' | 'dataBytes' | 'downBps' | 'devices'
>;

/**
 * What a plan buys, as parts of a sentence:
 * "1 hour online", "used within 1 day of the first login", "at up to 5 Mbit/s", "on 1 device".
 */
export function planTerms(terms: Terms, text: Text, format: Formatter): string[] {
  const { timeSeconds, validitySeconds, dataBytes, downBps, devices } = terms;
  const parts: string[] = [];
  if (timeSeconds !== null) parts.push(text.plans.timeOf(format.duration(timeSeconds)));
  if (dataBytes !== null) parts.push(text.plans.dataOf(format.data(dataBytes)));
  if (validitySeconds !== null) {
    const duration = format.duration(validitySeconds);
    parts.push(parts.length > 0 ? text.plans.within(duration) : text.plans.validFor(duration));
  } else if (parts.length === 0) parts.push(text.plans.unlimitedTime);
  if (downBps !== null) parts.push(text.plans.at(format.speed(downBps)));
  parts.push(text.plans.onDevices(format.number(devices), devices === 1));
  return parts;
}

/** "KSh 20 buys 1 hour online, used within 1 day of the first login, on 1 device." */
export function planSentence(
  plan: Terms & { priceCents: number },
  text: Text,
  format: Formatter,
): string {
  const buys = text.plans.buys(format.money(plan.priceCents));
  return `${buys} ${planTerms(plan, text, format).join(', ')}.`;
}
