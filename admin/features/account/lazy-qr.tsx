import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A QR code whose drawing is fetched only where one is shown. */
export function LazyQr({ content, label }: { content: string; label: string }) {
  const [drawn, setDrawn] = useState<{ Qr: ComponentType<{ content: string }> } | null>(null);
  useEffect(() => {
    void import('../../print/qr.tsx').then(setDrawn);
  }, []);
  return (
    <div class="qr-box" role="img" aria-label={label}>
      {drawn && <drawn.Qr content={content} />}
    </div>
  );
}
