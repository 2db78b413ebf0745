import { useMemo } from 'preact/hooks';
import QRCode from 'qrcode';
import { modulesPath } from './qr-path.ts';

/** Drawn as one path, which prints sharp at any size; what it says stands beside it in words. */
export function Qr({ content }: { content: string }) {
  const { path, size } = useMemo(() => {
    const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' });
    return { path: modulesPath(modules.data, modules.size), size: modules.size };
  }, [content]);
  return (
    <svg class="qr" viewBox={`-2 -2 ${size + 4} ${size + 4}`} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
