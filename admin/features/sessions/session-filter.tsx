import { useState } from 'preact/hooks';
import { useOperator, useText } from '../../context.ts';
import { useSettled } from '../../settled.ts';
import { TextField } from '../../ui/field.tsx';
import { RouterField } from '../routers/router-field.tsx';
import { SiteField } from '../sites/site-fields.tsx';

/** Which sessions are wanted; empty strings: all. */
export interface SessionQuery {
  router: string;
  site: string;
  find: string;
}

const ALL: SessionQuery = { router: '', site: '', find: '' };

/** What is chosen, and what the box is asked for once nobody types. */
export function useSessionFilter() {
  const [typed, setTyped] = useState(ALL);
  const find = useSettled(typed.find.trim());
  return { typed, setTyped, query: { ...typed, find } };
}

/** Router and site where there are several, and a device or a code. */
export function SessionFilter(props: {
  open: boolean;
  value: SessionQuery;
  onChange(value: SessionQuery): void;
}) {
  const text = useText();
  const { may } = useOperator();
  const { open, value, onChange } = props;
  return (
    <div class="filter">
      <TextField
        label={text.sessions.find}
        hint={open ? text.sessions.findOpenHint : text.sessions.findHint}
        value={value.find}
        maxLength={40}
        autocomplete="off"
        onInput={(find) => onChange({ ...value, find })}
      />
      {may('routers') && (
        <>
          <RouterField
            value={value.router}
            onChange={(router) => onChange({ ...value, router, site: '' })}
          />
          <SiteField
            value={value.site || null}
            none={text.common.all}
            onChange={(site) => onChange({ ...value, site: site ?? '', router: '' })}
          />
        </>
      )}
    </div>
  );
}
