/**
 * Makes a picture small enough for a customer's first view. It is done here, because the owner's
 * tablet has a well-kept decoder for every format, and the box would need a native library of many
 * megabytes for it; the box checks what arrives and strips it.
 */

export interface Limits {
  widthPx: number;
  heightPx: number;
  bytes: number;
}

/** As the box wants them: see `save-look.ts` of the server. */
export const PICTURE_LIMITS: Record<'logo' | 'banner', Limits> = {
  logo: { widthPx: 160, heightPx: 80, bytes: 3_000 },
  banner: { widthPx: 640, heightPx: 240, bytes: 8_000 },
};

/** The size that fits into the limits with the same proportions; small pictures stay small. */
export function fitted(size: { width: number; height: number }, limits: Limits, scale: number) {
  const share = Math.min(1, limits.widthPx / size.width, limits.heightPx / size.height) * scale;
  return {
    width: Math.max(1, Math.round(size.width * share)),
    height: Math.max(1, Math.round(size.height * share)),
  };
}

/** The best picture that fits, as base64; null when the file is no picture. */
export async function shrink(file: Blob, use: 'logo' | 'banner'): Promise<string | null> {
  const limits = PICTURE_LIMITS[use];
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  for (let scale = 1; scale > 0.15; scale *= 0.8) {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, fitted(picture, limits, scale));
    for (const [type, quality] of ATTEMPTS) {
      draw(canvas, picture, type === 'image/jpeg');
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
      if (blob && blob.size <= limits.bytes) return base64Of(blob);
    }
  }
  return null;
}

/** PNG keeps sharp edges and see-through corners; a photograph needs JPEG. */
const ATTEMPTS: readonly [type: string, quality?: number][] = [
  ['image/png'],
  ['image/jpeg', 0.85],
  ['image/jpeg', 0.7],
];

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, onWhite: boolean): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (onWhite) {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}
