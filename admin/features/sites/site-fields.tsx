import { useEffect } from 'preact/hooks';
import { useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { sitesApi } from './sites-api.ts';
import { storeSite } from './stored-site.ts';

/** One of the sites, or none; nothing at all where the business has one place only. */
export function SiteField(props: {
  value: string | null;
  label?: string;
  hint?: string | undefined;
  /** What it means to choose none. */
  none?: string;
  error?: string | undefined;
  onChange(siteId: string | null): void;
}) {
  const text = useText();
  const { value: sites } = useResource('sites', sitesApi.list);
  if (!sites || sites.length === 0) return null;
  return (
    <SelectField
      label={props.label ?? text.sites.site}
      hint={props.hint}
      error={props.error}
      value={props.value ?? ''}
      options={[
        ['', props.none ?? text.sites.none],
        ...sites.map(({ id, name }): [string, string] => [id, name]),
      ]}
      onChange={(id) => props.onChange(id || null)}
    />
  );
}

/** At which counter this tablet sells; it remembers the last one. */
export function CounterSiteField(props: {
  value: string | null;
  error?: string | undefined;
  onChange(siteId: string | null): void;
}) {
  const { value: sites } = useResource('sites', sitesApi.list);
  const change = (siteId: string | null) => {
    storeSite(siteId);
    props.onChange(siteId);
  };
  const { value, error } = props;
  const isKnown = sites ? sites.some(({ id }) => id === value) : error === undefined;
  // The site was removed since: what is remembered of it would have every sale refused.
  const gone = value !== null && !isKnown;
  useEffect(() => {
    if (gone) change(null);
  }, [gone]);
  return <SiteField {...props} onChange={change} />;
}

/** Where a plan is sold: everywhere, or at the sites that are ticked. */
export function SoldAtFields(props: {
  /** Null: everywhere. */
  value: readonly string[] | null;
  error?: string | undefined;
  onChange(sites: readonly string[] | null): void;
}) {
  const text = useText();
  const { value: sites } = useResource('sites', sitesApi.list);
  const { value, error, onChange } = props;
  if (!sites || sites.length === 0) return null;
  const tick = (id: string, ticked: boolean) =>
    onChange(ticked ? [...(value ?? []), id] : (value ?? []).filter((one) => one !== id));
  return (
    <>
      <SelectField
        label={text.sites.soldAt}
        hint={value === null ? undefined : text.sites.soldAtHint}
        error={error}
        value={value === null ? 'all' : 'some'}
        options={[
          ['all', text.sites.everywhere],
          ['some', text.sites.some],
        ]}
        onChange={(chosen) => onChange(chosen === 'all' ? null : [])}
      />
      {value !== null &&
        sites.map(({ id, name }) => (
          <CheckField
            key={id}
            label={name}
            checked={value.includes(id)}
            onChange={(ticked) => tick(id, ticked)}
          />
        ))}
    </>
  );
}
