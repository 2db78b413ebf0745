import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** One prompt on one phone, with everything that will become of it. */
export interface Prompt {
  checkoutId: string;
  merchantId: string;
  shortcode: string;
  partyB: string;
  phone: string;
  /** Whole shillings. */
  amount: number;
  reference: string;
  description: string;
  callbackUrl: string;
  createdAtMs: number;
  settlesAtMs: number;
  resultCode: string;
  resultText: string;
  falseFailure: { code: string; text: string; untilMs: number } | null;
  queries: number;
  payments: PlannedPayment[];
  callbacks: PlannedCallback[];
}

interface PlannedPayment {
  receipt: string;
  atMs: number;
  moved: boolean;
}

export interface PlannedCallback {
  dueAtMs: number;
  /** Which of the prompt's payments it reports; null for a failure. */
  receipt: string | null;
  /** `lost` from the start is the callback that never comes. */
  state: 'pending' | 'sent' | 'lost';
}

/** Money that has moved. */
export interface Transaction {
  receipt: string;
  checkoutId: string | null;
  shortcode: string;
  phone: string;
  /** Whole shillings, or with cents when paid by hand. */
  amount: number;
  reference: string;
  atMs: number;
  reversed: boolean;
}

interface Snapshot {
  prompts: Prompt[];
  transactions: Transaction[];
}

/** Finished prompts beyond this many are forgotten, the oldest first. */
const MAX_KEPT = 5000;

/**
 * The simulator's memory of money. With a file it survives the death of its process, as the real
 * service survives the death of the box.
 */
export class Ledger {
  readonly prompts = new Map<string, Prompt>();
  readonly transactions: Transaction[] = [];
  readonly #stateFile: string | null;

  /** Throws when the file exists and is not a snapshot. */
  constructor(stateFile: string | null) {
    this.#stateFile = stateFile;
    const snapshot = stateFile === null ? null : load(stateFile);
    for (const prompt of snapshot?.prompts ?? []) this.prompts.set(prompt.checkoutId, prompt);
    this.transactions.push(...(snapshot?.transactions ?? []));
  }

  /** The prompt that still shows on this phone. */
  openPromptOf(phone: string, nowMs: number): Prompt | null {
    for (const prompt of this.prompts.values()) {
      if (prompt.phone === phone && nowMs < prompt.settlesAtMs) return prompt;
    }
    return null;
  }

  /** Writes the snapshot before anybody is told, by renaming, so that it is never half there. */
  save(): void {
    this.#forgetOld();
    if (this.#stateFile === null) return;
    const snapshot: Snapshot = {
      prompts: [...this.prompts.values()],
      transactions: this.transactions,
    };
    const partial = `${this.#stateFile}.partial`;
    writeFileSync(partial, JSON.stringify(snapshot));
    renameSync(partial, this.#stateFile);
  }

  #forgetOld(): void {
    for (const prompt of this.prompts.values()) {
      if (this.prompts.size <= MAX_KEPT) return;
      if (isFinished(prompt)) this.prompts.delete(prompt.checkoutId);
    }
  }
}

/** True when nothing more will happen to it. */
function isFinished(prompt: Prompt): boolean {
  return (
    prompt.payments.every((payment) => payment.moved) &&
    prompt.callbacks.every((callback) => callback.state !== 'pending')
  );
}

function load(stateFile: string): Snapshot | null {
  let text: string;
  try {
    text = readFileSync(stateFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const value = JSON.parse(text) as Partial<Snapshot>;
  if (!Array.isArray(value.prompts) || !Array.isArray(value.transactions)) {
    throw new Error(`${stateFile} is not a state file of the M-Pesa simulator; move it away`);
  }
  return { prompts: value.prompts, transactions: value.transactions };
}
