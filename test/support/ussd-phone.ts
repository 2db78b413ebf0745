/** A phone in a USSD conversation, through Africa's Talking, as that service posts it. */
export class UssdPhone {
  readonly #url: string;
  readonly #phone: string;
  readonly #sessionId = `ATUid_${crypto.randomUUID().replaceAll('-', '')}`;
  readonly #inputs: string[] = [];

  /** @param phone with its leading `+`. */
  constructor(url: string, phone: string) {
    this.#url = url;
    this.#phone = phone;
  }

  /** Dials, and after that types; what the screen shows. */
  async type(input?: string): Promise<{ open: boolean; text: string }> {
    if (input !== undefined) this.#inputs.push(input);
    const form = new URLSearchParams({
      sessionId: this.#sessionId,
      serviceCode: '*384*1#',
      phoneNumber: this.#phone,
      networkCode: '63902',
      text: this.#inputs.join('*'),
    });
    const response = await fetch(this.#url, { method: 'POST', body: form });
    const shown = await response.text();
    const match = /^(CON|END) ([\s\S]*)$/.exec(shown);
    if (!match) throw new Error(`No USSD answer: ${shown}`);
    return { open: match[1] === 'CON', text: match[2] ?? '' };
  }
}
