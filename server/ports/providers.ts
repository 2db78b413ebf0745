import type { PaymentProvider } from './gateways.ts';

/** Every provider a purchase may have gone to. */
export interface PaymentProviders {
  /** Asked when the customer chose none. */
  readonly usual: PaymentProvider;
  readonly all: readonly PaymentProvider[];
  find(name: string): PaymentProvider | null;
}

/** @param more asked only when the customer chooses them. */
export function providersOf(
  usual: PaymentProvider,
  more: readonly PaymentProvider[] = [],
): PaymentProviders {
  const all = [usual, ...more];
  return { usual, all, find: (name) => all.find((one) => one.name === name) ?? null };
}
