/** What a voucher still holds, as named values and as bars. */
import type { VoucherBalance } from '../../contract/portal.ts';
import type { SplashFact, SplashMeter } from '../../contract/splash.ts';
import {
  fill,
  formatData,
  formatDuration,
  formatMegabits,
  formatMoment,
  formatNumber,
} from './format.ts';
import type { PageContext } from './frame.ts';

export function balanceFacts(context: PageContext, voucher: VoucherBalance): SplashFact[] {
  const { text, language } = context;
  const { remainingSeconds, remainingBytes } = voucher;
  return [
    { label: text.facts.plan, value: voucher.planName },
    {
      label: text.left.time,
      value:
        remainingSeconds === null
          ? text.facts.unlimited
          : formatDuration(remainingSeconds, language),
    },
    {
      label: text.left.data,
      value: remainingBytes === null ? text.facts.unlimited : formatData(remainingBytes, language),
    },
    ...limitFacts(context, voucher),
  ];
}

/** Speed, devices and the last day: what a bar cannot show. */
export function limitFacts(context: PageContext, voucher: VoucherBalance): SplashFact[] {
  const { text, language, business } = context;
  const facts: SplashFact[] = [];
  if (voucher.downBps !== null) {
    const speed = formatMegabits(voucher.downBps, language);
    facts.push({ label: text.facts.speed, value: fill(text.offer.speed, { speed }) });
  }
  if (voucher.devices > 1) {
    facts.push({ label: text.facts.devices, value: formatNumber(voucher.devices, language) });
  }
  facts.push(...nowFacts(context, voucher));
  if (voucher.expiresAt !== null) {
    const value = formatMoment(voucher.expiresAt, business.timeZone, language);
    facts.push({ label: text.facts.until, value });
  }
  return facts;
}

/** What holds just now and will not always. */
function nowFacts(context: PageContext, voucher: VoucherBalance): SplashFact[] {
  const { text, language, business } = context;
  const words = text.journeys.now;
  const at = (template: string, iso: string | null) =>
    iso === null
      ? []
      : [fill(template, { moment: formatMoment(iso, business.timeZone, language) })];
  const said = [
    ...at(words.paused, voucher.pausedUntil),
    ...at(words.opens, voucher.opensAt),
    ...at(words.closes, voucher.closesAt),
    ...(voucher.isSlowed ? [words.slowed] : []),
  ];
  return said.map((value) => ({ label: words.label, value }));
}

export function balanceMeters(context: PageContext, voucher: VoucherBalance): SplashMeter[] {
  const { text, language } = context;
  const meter = (
    label: string,
    used: number,
    remaining: number | null,
    format: (amount: number) => string,
  ): SplashMeter => {
    if (remaining === null) return { label, value: text.facts.unlimited, usedPercent: 0 };
    const total = used + remaining;
    return {
      label,
      value: fill(text.left.leftOf, { left: format(remaining), total: format(total) }),
      usedPercent: total === 0 ? 100 : Math.round((used / total) * 100),
    };
  };
  return [
    meter(text.left.time, voucher.usedSeconds, voucher.remainingSeconds, (seconds) =>
      formatDuration(seconds, language),
    ),
    meter(text.left.data, voucher.usedBytes, voucher.remainingBytes, (bytes) =>
      formatData(bytes, language),
    ),
  ];
}
