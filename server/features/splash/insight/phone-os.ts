/** What the funnel tells apart: enough to see that the page fails on one kind of phone. */
export const PHONE_SYSTEMS = ['android', 'ios', 'kaios', 'computer', 'other'] as const;
export type PhoneSystem = (typeof PHONE_SYSTEMS)[number];

/** By the User-Agent; order matters, since Android calls itself Linux and KaiOS calls itself Mobile. */
export function phoneSystemOf(userAgent: string): PhoneSystem {
  const rule = RULES.find(([pattern]) => pattern.test(userAgent));
  return rule?.[1] ?? 'other';
}

const RULES: readonly (readonly [RegExp, PhoneSystem])[] = [
  [/KAIOS/i, 'kaios'],
  [/Android/i, 'android'],
  [/iPhone|iPad|iPod|CaptiveNetworkSupport/i, 'ios'],
  [/Windows NT|Macintosh|X11|CrOS/i, 'computer'],
];
