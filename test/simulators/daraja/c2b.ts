import type { Clock, Random } from '../../../server/ports/system.ts';
import { json, post, readJson, type SimulatedReply } from '../http.ts';
import { fault } from './faults.ts';
import { nairobiDigits, newReceipt } from './identifiers.ts';
import type { Ledger, Transaction } from './ledger.ts';

interface Registration {
  confirmationUrl: string;
  validationUrl: string;
}

interface Options {
  ledger: Ledger;
  clock: Clock;
  random: Random;
  fetch: typeof fetch;
}

/** Payments typed by hand into the phone, and the addresses that hear of them. */
export class HandPayments {
  readonly #options: Options;
  readonly #registrations = new Map<string, Registration>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Answers `/mpesa/c2b/v{1,2}/registerurl`. */
  register(body: Record<string, unknown>): SimulatedReply {
    const shortcode = String(body.ShortCode ?? '');
    const confirmationUrl = String(body.ConfirmationURL ?? '');
    const validationUrl = String(body.ValidationURL ?? '');
    if (!/^\d{5,7}$/.test(shortcode)) return fault(400, '400.002.02', 'Invalid ShortCode');
    if (!/^(Completed|Cancelled)$/.test(String(body.ResponseType))) {
      return fault(400, '400.002.02', 'Invalid ResponseType');
    }
    if (!URL.canParse(confirmationUrl) || !URL.canParse(validationUrl)) {
      return fault(400, '400.002.02', 'Invalid URL');
    }
    if (this.#registrations.has(shortcode)) {
      return fault(500, '500.003.1001', 'URLs are already registered');
    }
    this.#registrations.set(shortcode, { confirmationUrl, validationUrl });
    return json(200, {
      OriginatorCoversationID: '7619-37765134-1',
      ResponseCode: '0',
      ResponseDescription: 'success',
    });
  }

  /** Answers `/mpesa/c2b/v{1,2}/simulate`: asks for validation, moves the money, confirms. */
  async simulate(body: Record<string, unknown>): Promise<SimulatedReply> {
    const { ledger, clock, random } = this.#options;
    const amount = Number(body.Amount);
    const phone = String(body.Msisdn ?? '');
    if (!(amount > 0) || !/^254\d{9}$/.test(phone)) return fault(400, '400.002.02', 'Bad Request');
    const transaction: Transaction = {
      receipt: newReceipt(clock.now(), random),
      checkoutId: null,
      shortcode: String(body.ShortCode ?? ''),
      phone,
      amount,
      reference: String(body.BillRefNumber ?? ''),
      atMs: clock.now(),
      reversed: false,
    };
    if (await this.#isWelcome(transaction)) {
      ledger.transactions.push(transaction);
      ledger.save();
      void this.confirm(transaction);
    }
    return json(200, {
      OriginatorCoversationID: '53e3-4aa8-9fe0-8fb5e4092cdd3405976',
      ResponseCode: '0',
      ResponseDescription: 'Accept the service request successfully.',
    });
  }

  /** Tells the registered address about money, also about money that a prompt brought. */
  async confirm(transaction: Transaction): Promise<void> {
    const url = this.#registrations.get(transaction.shortcode)?.confirmationUrl;
    if (url) await this.#post(url, transaction);
  }

  async #isWelcome(transaction: Transaction): Promise<boolean> {
    const url = this.#registrations.get(transaction.shortcode)?.validationUrl;
    if (!url) return true;
    const answer = await this.#post(url, transaction);
    // An unreachable validation counts as ResponseType Completed.
    return !answer.ok || String(readJson(answer.body).ResultCode) === '0';
  }

  #post(url: string, transaction: Transaction): Promise<{ ok: boolean; body: string }> {
    const { fetch, clock } = this.#options;
    const body = JSON.stringify({
      TransactionType: 'Pay Bill',
      TransID: transaction.receipt,
      TransTime: nairobiDigits(transaction.atMs),
      TransAmount: transaction.amount.toFixed(2),
      BusinessShortCode: transaction.shortcode,
      BillRefNumber: transaction.reference,
      InvoiceNumber: '',
      OrgAccountBalance: '',
      ThirdPartyTransID: '',
      MSISDN: `2547 ***** ${transaction.phone.slice(-3)}`,
      FirstName: 'WANJIKU',
      MiddleName: '',
      LastName: '',
    });
    const after = (delayMs: number, task: () => void) => clock.after(delayMs, task);
    return post({ fetch, after }, url, 'application/json', body);
  }
}
