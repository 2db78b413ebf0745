/**
 * A text with gaps, deflated beforehand but for what fills them. A compressor of zlib's own for
 * each text would cost a crowd as much as everything else about its page: it clears a hundred
 * kilobytes and reads what it may refer to before it begins.
 *
 * What fills the gaps is written byte by byte where it stands first, and then as a repetition of
 * that. All the rest depends on its length alone, since a repetition found beforehand lies as much
 * further back as the gaps between are filled: so it is written once for each length.
 */
import {
  BitWriter,
  LONGEST,
  overwriteAscii,
  putByte,
  putDistance,
  putEnd,
  putLastBlock,
  putLength,
  SHORTEST,
  WINDOW_BYTES,
} from './bits.ts';
import { Repetitions, type Token } from './repetitions.ts';

/** Lengths that are remembered; routers' parameters have few. */
const MOST_FRAMES = 100;

/** The deflated text for fillings of one length, and where the bits of a filling belong, if anywhere. */
interface Frame {
  bytes: Buffer;
  firstBit: number | null;
}

/** A text with the same filling in each of its gaps. */
export class GappedText {
  readonly #pieces: readonly Buffer[];
  readonly #tokens: readonly Token[][];
  readonly #pieceBytes: number;
  readonly #windowBytes: number;
  readonly #frames = new Map<number, Frame>();

  /**
   * @param before what the reader has inflated just before, of the same stream.
   * @param pieces with a gap between each two.
   */
  constructor(before: Buffer, pieces: readonly Buffer[]) {
    const repetitions = new Repetitions([before, ...pieces]);
    repetitions.readText();
    this.#pieces = pieces;
    this.#pieceBytes = pieces.reduce((sum, { length }) => sum + length, 0);
    this.#tokens = pieces.map(() => repetitions.readText());
    this.#windowBytes = WINDOW_BYTES - before.length;
  }

  /** The text itself. */
  filled(filling: Buffer): Buffer {
    const text = Buffer.allocUnsafe(this.#filledBytes(filling.length));
    let at = 0;
    for (const [n, piece] of this.#pieces.entries()) {
      if (n > 0) at += filling.copy(text, at);
      at += piece.copy(text, at);
    }
    return text;
  }

  /**
   * The end of a deflate stream (RFC 1951), valid until the next is made.
   * @returns null when the text and the one before are longer than a window, and for a filling that
   *   is too short to be repeated or not ASCII, of which all codes are equally long.
   */
  deflated(filling: Buffer): Buffer | null {
    if (this.#filledBytes(filling.length) > this.#windowBytes) return null;
    if (filling.length > 0 && filling.length < SHORTEST) return null;
    const { bytes, firstBit } = this.#frameFor(filling.length);
    return firstBit === null || overwriteAscii(bytes, firstBit, filling) ? bytes : null;
  }

  #filledBytes(fillingBytes: number): number {
    return this.#pieceBytes + fillingBytes * (this.#pieces.length - 1);
  }

  #frameFor(fillingBytes: number): Frame {
    const known = this.#frames.get(fillingBytes);
    if (known) return known;
    if (this.#frames.size === MOST_FRAMES) this.#frames.clear();
    const frame = this.#makeFrame(fillingBytes);
    this.#frames.set(fillingBytes, frame);
    return frame;
  }

  #makeFrame(fillingBytes: number): Frame {
    const out = new BitWriter(Math.ceil((this.#filledBytes(fillingBytes) * 9) / 8) + 16);
    let firstBit: number | null = null;
    putLastBlock(out);
    for (const [n, tokens] of this.#tokens.entries()) {
      if (n === 1) {
        firstBit = out.bits;
        for (let at = 0; at < fillingBytes; at++) putByte(out, 0);
      }
      if (n > 1) putAgain(out, fillingBytes, (this.#pieces[n - 1]?.length ?? 0) + fillingBytes);
      for (const token of tokens) putToken(out, token, n + 1, fillingBytes);
    }
    putEnd(out);
    return { bytes: out.end(), firstBit };
  }
}

/** @param distance back to where the same stands, at least as many bytes. */
function putAgain(out: BitWriter, bytes: number, distance: number): void {
  for (let left = bytes; left > 0; ) {
    // Never leaves less than can be repeated.
    const length = left > LONGEST ? Math.min(LONGEST, left - SHORTEST) : left;
    putLength(out, length);
    putDistance(out, distance);
    left -= length;
  }
}

/** @param text its number; what is before the first piece is 0, without a gap after it. */
function putToken(out: BitWriter, token: Token, text: number, fillingBytes: number): void {
  if (token.distance === 0) putByte(out, token.byte);
  else {
    const gaps = text - Math.max(token.from, 1);
    putLength(out, token.length);
    putDistance(out, token.distance + gaps * fillingBytes);
  }
}
