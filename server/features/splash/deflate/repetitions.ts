import { LONGEST, SHORTEST } from './bits.ts';

/** One byte, or with a distance that many bytes as they stood so far back. */
export interface Token {
  byte: number;
  length: number;
  /** 0 for a byte. */
  distance: number;
  /** The text that is repeated, by its number. */
  from: number;
}

/** Of what begins alike, the nearest. */
const MOST_TRIED = 16;

/** Reads texts one after the other and finds what stood in one of them before (LZ77). */
export class Repetitions {
  readonly #whole: Buffer;
  /** Where each text ends. */
  readonly #ends: number[] = [];
  /** By their first bytes. */
  readonly #places = new Map<number, number[]>();
  #text = 0;
  #at = 0;

  constructor(texts: readonly Buffer[]) {
    this.#whole = Buffer.concat(texts);
    for (const text of texts) this.#ends.push((this.#ends.at(-1) ?? 0) + text.length);
  }

  /** Reads the next text. No repetition leads over the end of one. */
  readText(): Token[] {
    const end = this.#ends[this.#text] ?? 0;
    const tokens: Token[] = [];
    while (this.#at < end) {
      const token = this.#longest(end);
      tokens.push(token);
      for (const next = this.#at + token.length; this.#at < next; this.#at++) this.#note();
    }
    this.#text += 1;
    return tokens;
  }

  #longest(end: number): Token {
    let best = { byte: this.#whole[this.#at] ?? 0, length: 1, distance: 0, from: this.#text };
    const places = this.#places.get(this.#key()) ?? [];
    for (const place of places.slice(-MOST_TRIED).reverse()) {
      const from = this.#ends.findIndex((textEnd) => place < textEnd);
      const most = Math.min(LONGEST, end - this.#at, (this.#ends[from] ?? 0) - place);
      let length = 0;
      while (length < most && this.#whole[place + length] === this.#whole[this.#at + length]) {
        length += 1;
      }
      if (length >= SHORTEST && length > best.length) {
        best = { ...best, length, distance: this.#at - place, from };
      }
    }
    return best;
  }

  #note(): void {
    const places = this.#places.get(this.#key());
    if (places) places.push(this.#at);
    else this.#places.set(this.#key(), [this.#at]);
  }

  /** The next three bytes; fewer at the end, where they never lead far enough. */
  #key(): number {
    return this.#whole.readUIntBE(this.#at, Math.min(SHORTEST, this.#whole.length - this.#at));
  }
}
