import { api } from '../../api.ts';
import { useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { SelectField } from '../../ui/field.tsx';

/** One of the routers, or all; nothing where there is one only. */
export function RouterField(props: { value: string; onChange(routerId: string): void }) {
  const text = useText();
  const { value: routers } = useResource('routers', api.routers);
  if (!routers || routers.length < 2) return null;
  return (
    <SelectField
      label={text.sessions.columns.router}
      value={props.value}
      options={[
        ['', text.common.all],
        ...routers.map(({ id, name }): [string, string] => [id, name]),
      ]}
      onChange={props.onChange}
    />
  );
}
