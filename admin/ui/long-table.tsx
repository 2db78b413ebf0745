import { useState } from 'preact/hooks';
import { useOperator, useText } from '../context.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { EmptyState } from './states.tsx';
import { Table, type TableProps } from './table.tsx';

/** From so many rows on somebody looks for one of them. */
const SEARCHED_FROM = 12;
/** Drawn at once: many more make a cheap tablet stop answering. */
const ROWS_PER_STEP = 100;

/** A list that the box answers whole: found in by typing, drawn in steps. */
export function LongTable<T extends { id: string }>(
  props: TableProps<T> & {
    /** What of a row is looked through. */
    words: (row: T) => string;
  },
) {
  const { words, rows, ...table } = props;
  const text = useText();
  const { format } = useOperator();
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(ROWS_PER_STEP);
  const wanted = typed.trim().toLowerCase();
  const found = rows.filter((row) => words(row).toLowerCase().includes(wanted));
  const hidden = found.length - most;
  return (
    <>
      {rows.length >= SEARCHED_FROM && (
        <SearchField label={text.common.find} value={typed} onInput={setTyped} />
      )}
      {found.length === 0 ? <NothingFound /> : <Table {...table} rows={found.slice(0, most)} />}
      {hidden > 0 && (
        <div class="list-end">
          <Button onClick={() => setMost(most + ROWS_PER_STEP)}>
            {text.common.more(format.number(hidden))}
          </Button>
        </div>
      )}
    </>
  );
}

/** Narrows the list below it while somebody types. */
export function SearchField(props: { label: string; value: string; onInput(typed: string): void }) {
  return (
    <div class="filter">
      <TextField {...props} maxLength={80} autocomplete="off" />
    </div>
  );
}

export function NothingFound() {
  const text = useText();
  return (
    <EmptyState>
      <p>{text.common.nothingFound}</p>
    </EmptyState>
  );
}
