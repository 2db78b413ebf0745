import { useState } from 'preact/hooks';
import { api } from '../../api.ts';
import { useText } from '../../context.ts';
import { sentenceOf } from '../../problem.ts';
import { Button } from '../../ui/button.tsx';
import { Frame } from '../../ui/field.tsx';
import { shrink } from './shrink.ts';

/** A picture from this device, made small here, kept by the box, referred to by its id. */
export function PictureField(props: {
  label: string;
  hint?: string;
  use: 'logo' | 'banner';
  value: string | null;
  onChange(id: string | null): void;
}) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const upload = async (file: File) => {
    setBusy(true);
    const data = await shrink(file, props.use);
    const result = data === null ? null : await api.addPicture(props.use, data);
    setBusy(false);
    if (result === null) return setError(text.splash.noPicture);
    if (!result.ok) return setError(sentenceOf(result.problem, text.problems));
    setError(undefined);
    props.onChange(result.value.id);
  };
  return (
    <>
      <Frame label={props.label} hint={props.hint} error={error}>
        {({ input, describedBy, invalid }) => (
          <input
            type="file"
            id={input}
            accept="image/*"
            disabled={busy}
            aria-busy={busy}
            aria-invalid={invalid}
            aria-describedby={describedBy}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void upload(file);
            }}
          />
        )}
      </Frame>
      {props.value !== null && (
        <p class="buttons">
          <Button onClick={() => props.onChange(null)}>{text.splash.removePicture}</Button>
        </p>
      )}
    </>
  );
}
