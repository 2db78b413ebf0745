import { useText } from '../context.ts';
import { Button } from './button.tsx';
import { Frame, type Shared } from './field.tsx';

export function TextAreaField(
  props: Shared & {
    value: string;
    rows: number;
    maxLength: number;
    lang?: string;
    onInput(value: string): void;
  },
) {
  return (
    <Frame label={props.label} hint={props.hint} error={props.error}>
      {({ input, describedBy, invalid }) => (
        <textarea
          id={input}
          rows={props.rows}
          maxLength={props.maxLength}
          lang={props.lang}
          dir="auto"
          value={props.value}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Frame>
  );
}

/** A colour to pick; a refused one brings the nearest that works, to be taken by a press. */
export function ColourField(
  props: Shared & { value: string | null; plain: string; onChange(value: string | null): void },
) {
  const text = useText();
  const offered = /#[0-9a-f]{6}$/.exec(props.error ?? '')?.[0];
  // Taken: nothing is wrong any more.
  const error = offered !== undefined && offered === props.value ? undefined : props.error;
  return (
    <div>
      <Frame label={props.label} hint={props.hint} error={error}>
        {({ input, describedBy, invalid }) => (
          <div class="field-row">
            <input
              type="color"
              id={input}
              value={props.value ?? props.plain}
              aria-invalid={invalid}
              aria-describedby={describedBy}
              onInput={(event) => props.onChange(event.currentTarget.value)}
            />
            {props.value !== null && (
              <Button onClick={() => props.onChange(null)}>{text.splash.plainColour}</Button>
            )}
          </div>
        )}
      </Frame>
      {offered && error && (
        <p class="buttons">
          <Button kind="primary" onClick={() => props.onChange(offered)}>
            {text.splash.takeColour(offered)}
          </Button>
        </p>
      )}
    </div>
  );
}
