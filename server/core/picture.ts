/**
 * Pictures that strangers' phones will show: PNG and JPEG only (every browser since KaiOS 2.5 reads
 * them, and neither can carry a script), small, and stripped of everything but the picture.
 */

export interface Picture {
  type: 'image/png' | 'image/jpeg';
  widthPx: number;
  heightPx: number;
  /** The file again, without names, places, previews or whatever was hidden in it. */
  bytes: Uint8Array;
}

type Reading = { ok: true; picture: Picture } | { ok: false; problem: 'not_a_picture' };

const REFUSED: Reading = { ok: false, problem: 'not_a_picture' };

export function readPicture(bytes: Uint8Array): Reading {
  const picture = bytes[0] === 0x89 ? readPng(bytes) : readJpeg(bytes);
  const sane =
    picture !== null &&
    [picture.widthPx, picture.heightPx].every((sidePx) => sidePx >= 1 && sidePx <= 4096);
  return sane ? { ok: true, picture } : REFUSED;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The chunks that draw; all others only tell (PNG specification, third edition, section 11). */
const PNG_DRAWING = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

function readPng(bytes: Uint8Array): Picture | null {
  if (!PNG_SIGNATURE.every((value, index) => bytes[index] === value)) return null;
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  let names = '';
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (PNG_DRAWING.has(name)) {
      kept.push(bytes.subarray(at, end));
      names += ` ${name}`;
    }
    at = end;
    if (name === 'IEND') break;
  }
  if (!/^ IHDR( PLTE)?( tRNS)?( IDAT)+ IEND$/.test(names)) return null;
  return {
    type: 'image/png',
    widthPx: view.getUint32(16),
    heightPx: view.getUint32(20),
    bytes: joined(kept),
  };
}

/** Start of frame, baseline to progressive (ITU-T T.81, table B.1): holds the size. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xc2;
/** Application data but for JFIF and Adobe's colour transform, and comments. */
const isTelling = (marker: number) =>
  (marker > 0xe0 && marker < 0xee) || marker === 0xef || marker === 0xfe;

function readJpeg(bytes: Uint8Array): Picture | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 2)];
  let size: { widthPx: number; heightPx: number } | null = null;
  for (let at = 2; at + 9 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker < 0xc0) return null;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    if (isFrame(marker)) {
      size = { heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) };
    }
    // From the scan on everything is picture, up to the end of image.
    if (marker === 0xda) {
      const stop = endOfImage(bytes, end);
      if (size === null || stop === null) return null;
      kept.push(bytes.subarray(at, stop));
      return { type: 'image/jpeg', ...size, bytes: joined(kept) };
    }
    if (!isTelling(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Just after the last end-of-image marker; what follows it is not shown. */
function endOfImage(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.length - 2; at >= from; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
