import { useState } from 'preact/hooks';
import { useText } from '../context.ts';
import { type Problem, type Result, sentenceOf } from '../problem.ts';
import { Button } from './button.tsx';
import { Frame } from './field.tsx';

/** One large file to the box, in pieces, with how far it is. */
export function UploadForm(props: {
  label: string;
  hint: string;
  /** How its name ends. */
  accept: string;
  action: string;
  primary?: boolean;
  uploading: (percent: number) => string;
  /** What the box may answer beside the usual. */
  reasons?: Record<string, string>;
  send(file: File, onPart: (part: number) => void): Promise<Result<unknown>>;
  onSent?(file: File): void;
}) {
  const text = useText();
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async () => {
    if (!file) return;
    setProblem(null);
    setPercent(0);
    const result = await props.send(file, (part) => setPercent(Math.floor(part * 100)));
    setPercent(null);
    if (result.ok) props.onSent?.(file);
    else setProblem(result.problem);
  };
  return (
    <>
      <Frame label={props.label} hint={props.hint}>
        {({ input, describedBy }) => (
          <input
            id={input}
            type="file"
            accept={props.accept}
            disabled={percent !== null}
            aria-describedby={describedBy}
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        )}
      </Frame>
      {problem && (
        <p class="notice bad" role="alert">
          {sentenceOf(problem, { ...text.problems, ...props.reasons })}
        </p>
      )}
      {percent !== null && (
        <p class="notice" role="status">
          {props.uploading(percent)}
        </p>
      )}
      <div class="buttons">
        <Button
          {...(props.primary ? { kind: 'primary' as const } : {})}
          disabled={file === null}
          busy={percent !== null}
          onClick={() => void start()}
        >
          {props.action}
        </Button>
      </div>
    </>
  );
}
