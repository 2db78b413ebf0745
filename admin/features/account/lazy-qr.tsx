import { lazy } from '../../lazy.tsx';

const Qr = lazy(async () => (await import('../../print/qr.tsx')).Qr);

/** A QR code whose drawing is fetched only where one is shown. */
export function LazyQr({ content, label }: { content: string; label: string }) {
  return (
    <div class="qr-box" role="img" aria-label={label}>
      <Qr content={content} />
    </div>
  );
}
