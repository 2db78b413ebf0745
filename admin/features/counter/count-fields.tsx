import { useText } from '../../context.ts';
import { TextField } from '../../ui/field.tsx';

/** Money as it was counted, and a word about it. */
export interface Count {
  counted: string;
  note: string;
}

export function CountFields(props: {
  count: Count;
  currency: string;
  error: string | undefined;
  onChange(count: Count): void;
}) {
  const text = useText();
  const { count, onChange } = props;
  return (
    <>
      <TextField
        label={text.money.counted(props.currency)}
        error={props.error}
        value={count.counted}
        inputMode="decimal"
        autocomplete="off"
        maxLength={12}
        required
        onInput={(counted) => onChange({ ...count, counted })}
      />
      <TextField
        label={`${text.money.note} (${text.common.optional})`}
        value={count.note}
        autocomplete="off"
        maxLength={300}
        onInput={(note) => onChange({ ...count, note })}
      />
    </>
  );
}
