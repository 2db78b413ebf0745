import { useText } from '../../context.ts';
import { Card } from '../../ui/page.tsx';
import { UploadForm } from '../../ui/upload-form.tsx';
import { pieceSender, uploadFile } from '../../upload.ts';
import type { Chosen } from './backups-api.ts';

/** A copy that was downloaded once, or lies on a stick in the tablet. */
export function UploadedCopy({ onRestore }: { onRestore(copy: Chosen): void }) {
  const words = useText().backups.back;
  return (
    <Card title={words.file}>
      <UploadForm
        label={words.fileLabel}
        hint={words.fileHint}
        accept=".backup"
        action={words.upload}
        uploading={words.uploading}
        send={(file, onPart) => uploadFile(file, onPart, pieceSender('/backups/upload'))}
        onSent={({ name }) => onRestore({ from: 'upload', fileName: name })}
      />
    </Card>
  );
}
