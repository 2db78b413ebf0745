import type { ComponentChildren } from 'preact';
import { useText } from '../context.ts';
import { useMayOpen } from '../may-open.ts';
import { Link } from '../navigation.tsx';
import { Icon } from './icon.tsx';

export interface Column<T> {
  head: string;
  cell: (row: T) => ComponentChildren;
  /** Numbers stand right. */
  numeric?: boolean;
  /** On a phone: the card's title, its corner, or one of the lines below (with its name). */
  place?: 'title' | 'corner' | 'line';
}

export interface TableProps<T> {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  href?: (row: T) => string;
  /** Names the link of a row for screen readers. */
  linkName?: (row: T) => string;
}

/** A table on tablets, a list of cards on phones. Rows with an `href` open their detail. */
export function Table<T extends { id: string }>(props: TableProps<T>) {
  const { columns, rows } = props;
  const mayOpen = useMayOpen();
  const [first] = rows;
  const href = first && props.href && mayOpen(props.href(first)) ? props.href : undefined;
  return (
    <div class="table-box">
      <table>
        <caption class="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) =>
              // Buttons have no heading, and an empty one would be read out.
              column.head === '' ? (
                <td key="" />
              ) : (
                <th key={column.head} scope="col" class={column.numeric ? 'numeric' : undefined}>
                  {column.head}
                </th>
              ),
            )}
            {href && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} {...props} href={href} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row<T extends { id: string }>(props: {
  row: T;
  columns: readonly Column<T>[];
  href: ((row: T) => string) | undefined;
  linkName?: (row: T) => string;
}) {
  const text = useText();
  const { row, columns, href } = props;
  return (
    <tr class={href ? 'has-link' : undefined}>
      {columns.map((column) => {
        const content = column.cell(row);
        const empty = content === null ? ' empty-cell' : '';
        const numeric = column.numeric ? ' numeric' : '';
        return (
          <td
            key={column.head}
            data-label={column.head}
            class={`${column.place ?? 'line'}${numeric}${empty}`}
          >
            {content ?? <span class="soft">{text.common.none}</span>}
          </td>
        );
      })}
      {href && (
        <td class="go">
          <Link href={href(row)}>
            <span class="sr-only">{props.linkName?.(row)}</span>
            <Icon name="chevron" />
          </Link>
        </td>
      )}
    </tr>
  );
}
