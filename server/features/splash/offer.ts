/** A plan as it is offered. */
import type { PlanView } from '../../contract/portal.ts';
import type { PlanCard } from '../../contract/splash.ts';
import {
  fill,
  formatData,
  formatDuration,
  formatMegabits,
  formatMoment,
  formatNumber,
  formatPrice,
} from './format.ts';
import { link, type PageContext } from './frame.ts';
import { type BuyWay, wayPath } from './whose.ts';

export function planPath(planId: string): string {
  return `/buy/${encodeURIComponent(planId)}`;
}

/** @param way where choosing it leads */
export function planCard(context: PageContext, plan: PlanView, way: BuyWay = 'own'): PlanCard {
  const price = formatPrice(plan.priceCents, plan.currency, context.language);
  const details = planDetails(context, plan);
  return {
    id: plan.id,
    name: plan.name,
    price,
    details,
    badge: plan.bestValue ? context.text.plans.bestValue : null,
    href: link(context, wayPath(planPath(plan.id), way), plan.name).href,
  };
}

/** What the name does not say already, the most important first. */
function planDetails(
  { text, language, business: { timeZone } }: PageContext,
  plan: PlanView,
): string[] {
  const { offer } = text;
  const details: string[] = [];
  const isName = (said: string) => said.toLowerCase() === plan.name.trim().toLowerCase();
  if (plan.timeSeconds !== null) details.push(formatDuration(plan.timeSeconds, language));
  else if (plan.validitySeconds === null) details.push(offer.unlimitedTime);
  if (plan.dataBytes !== null) details.push(formatData(plan.dataBytes, language));
  else if (plan.dataDownBytes === null && plan.dataUpBytes === null) {
    details.push(offer.unlimitedData);
  }
  if (plan.validitySeconds !== null && plan.validitySeconds !== plan.timeSeconds) {
    const duration = formatDuration(plan.validitySeconds, language);
    if (!isName(duration)) details.push(fill(offer.valid, { duration }));
  }
  if (plan.dataDownBytes !== null) {
    details.push(fill(offer.download, { data: formatData(plan.dataDownBytes, language) }));
  }
  if (plan.dataUpBytes !== null) {
    details.push(fill(offer.upload, { data: formatData(plan.dataUpBytes, language) }));
  }
  if (plan.endsAt !== null) {
    details.push(fill(offer.ends, { moment: formatMoment(plan.endsAt, timeZone, language) }));
  }
  if (plan.openHours !== null) details.push(offer.hours);
  if (plan.fairUse?.afterBytes) {
    details.push(fill(offer.fairUse, { data: formatData(plan.fairUse.afterBytes, language) }));
  }
  if (plan.downBps !== null) {
    details.push(fill(offer.speed, { speed: formatMegabits(plan.downBps, language) }));
  }
  if (plan.devices > 1) {
    details.push(fill(offer.devices, { count: formatNumber(plan.devices, language) }));
  }
  return details.filter((detail) => !isName(detail));
}
