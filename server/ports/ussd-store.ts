/** Conversations by USSD: the provider repeats all inputs each time; we keep what they referred to. */
export interface UssdSessionRecord {
  /** The provider's session id. */
  id: string;
  phone: string;
  /** Plan ids in the order in which they were offered, so that "2" means what was on the screen. */
  offer: string[];
  /** The last inputs and their answer: a repeated request gets the same answer. */
  lastText: string;
  lastAnswer: string;
  purchaseId: string | null;
  startedAtMs: number;
  updatedAtMs: number;
}

export interface UssdStore {
  find(id: string): Promise<UssdSessionRecord | null>;
  save(session: UssdSessionRecord): Promise<void>;
  forgetBefore(beforeMs: number): Promise<void>;
}
