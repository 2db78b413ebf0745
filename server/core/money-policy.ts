import type { FeeTable } from './ledger.ts';

/** What the owner has decided about money. */
export interface MoneyPolicy {
  /** A second payment of a paid purchase waits for a person, or becomes the customer's credit. */
  secondPayment: 'suspense' | 'credit';
  /** What the provider keeps, for the books. */
  fees: FeeTable;
  /** Purchases one phone may start in a day; 0 = any number. */
  dailyLimit: number;
  /** Alarm when no payment came for so many hours in which there usually are some; 0 = never. */
  silenceHours: number;
  /** Internet on trust while M-Pesa cannot be asked, in minutes; 0 = none. */
  provisionalMinutes: number;
  /** Whether the box may send M-Pesa money back by itself. */
  reversals: boolean;
  /** The plan of which one voucher is free for every phone and device; empty = none. */
  trialPlan: string;
}

export const CAUTIOUS_POLICY: MoneyPolicy = {
  secondPayment: 'suspense',
  fees: [],
  dailyLimit: 20,
  silenceHours: 3,
  provisionalMinutes: 0,
  reversals: false,
  trialPlan: '',
};
