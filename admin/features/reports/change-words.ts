import type { Text } from '../../text/index.ts';

/** "+25 %"; nothing to compare with is said so. */
export function changeWords(now: number, before: number, text: Text): string {
  if (before === 0) return text.common.none;
  const percent = Math.round(((now - before) / before) * 100);
  return `${percent > 0 ? '+' : ''}${percent} %`;
}
