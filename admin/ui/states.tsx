import { type ComponentChildren, Fragment } from 'preact';
import { useOperator, useText } from '../context.ts';
import { sentenceOf } from '../problem.ts';
import type { Pages, Resource } from '../resource.ts';
import { Button } from './button.tsx';

/** What stands where a list will be: why it is empty and what to do about it. */
export function EmptyState(props: { title?: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      {props.title && <h2>{props.title}</h2>}
      {props.children}
    </div>
  );
}

/** Shows a resource once it is there; before that, that it is coming or why it is not. */
export function Loaded<T>(props: { of: Resource<T>; children: (value: T) => ComponentChildren }) {
  const text = useText();
  const { value, problem, loading, reload } = props.of;
  if (value === null && problem) {
    return (
      <div class="notice bad" role="alert">
        <p>{sentenceOf(problem, text.problems)}</p>
        <Button onClick={reload} busy={loading}>
          {text.common.retry}
        </Button>
      </div>
    );
  }
  if (value === null) {
    return (
      <div class="loading" role="status">
        <span class="spinner" />
        {text.common.loading}
      </div>
    );
  }
  return (
    <>
      {problem && <StaleBar resource={props.of} />}
      <Fragment key={props.of.generation}>{props.children(value)}</Fragment>
    </>
  );
}

function StaleBar<T>({ resource }: { resource: Resource<T> }) {
  const text = useText();
  const { format } = useOperator();
  const { loadedAtMs, problem } = resource;
  if (!problem) return null;
  return (
    <div class="notice warn" role="status">
      <p>
        {sentenceOf(problem, text.problems)}{' '}
        {loadedAtMs !== null && text.common.asOf(format.time(new Date(loadedAtMs).toISOString()))}
      </p>
      <Button small onClick={resource.reload} busy={resource.loading}>
        {text.common.retry}
      </Button>
    </div>
  );
}

/** The end of a paged list: more of it, or that this was all; and the way back to its beginning. */
export function ListEnd<T>({ pages }: { pages: Pages<T> }) {
  const text = useText();
  const { format } = useOperator();
  const { before, more } = pages;
  const count = before + (pages.value?.length ?? 0);
  if (!more && count <= 10) return null;
  return (
    <div class="list-end">
      {before > 0 && (
        <p>
          {text.common.letGo(format.number(before))}{' '}
          <Button small onClick={pages.reload}>
            {text.common.toStart}
          </Button>
        </p>
      )}
      {more && (
        <Button onClick={more} busy={pages.loadingMore}>
          {text.common.loadMore}
        </Button>
      )}
      {!more && <p>{text.common.allShown(format.number(count))}</p>}
    </div>
  );
}
