import { useState } from 'preact/hooks';
import { useText } from '../../context.ts';
import { type Problem, sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { Frame } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { pieceSender, uploadFile } from '../../upload.ts';
import type { Chosen } from './backups-api.ts';

/** A copy that was downloaded once, or lies on a stick in the tablet. */
export function UploadedCopy({ onRestore }: { onRestore(copy: Chosen): void }) {
  const text = useText();
  const words = text.backups.back;
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async () => {
    if (!file) return;
    setProblem(null);
    setPercent(0);
    const result = await uploadFile(
      file,
      (part) => setPercent(Math.floor(part * 100)),
      pieceSender('/backups/upload'),
    );
    setPercent(null);
    if (result.ok) onRestore({ from: 'upload', fileName: file.name });
    else setProblem(result.problem);
  };
  return (
    <Card title={words.file}>
      <Frame label={words.fileLabel} hint={words.fileHint}>
        {({ input, describedBy }) => (
          <input
            id={input}
            type="file"
            accept=".backup"
            disabled={percent !== null}
            aria-describedby={describedBy}
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        )}
      </Frame>
      {problem && (
        <p class="notice bad" role="alert">
          {sentenceOf(problem, text.problems)}
        </p>
      )}
      {percent !== null && (
        <p class="notice" role="status">
          {words.uploading(percent)}
        </p>
      )}
      <div class="buttons">
        <Button disabled={file === null} busy={percent !== null} onClick={() => void start()}>
          {words.upload}
        </Button>
      </div>
    </Card>
  );
}
