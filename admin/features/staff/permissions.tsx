import { useState } from 'preact/hooks';
import type { Role } from '../../../server/contract/admin.ts';
import type { Permission, PermissionSetView } from '../../../server/contract/permissions.ts';
import { useNotify, useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { permissionsApi } from './permissions-api.ts';
import { ROLES } from './roles.ts';

/** What each role may do: read by managers, changed by owners. */
export function PermissionsScreen() {
  const text = useText();
  const [role, setRole] = useState<Role>('cashier');
  const sets = useResource('permissions', permissionsApi.list);
  const { permissions } = text;
  return (
    <Page title={permissions.title} back="/staff" narrow>
      <p class="intro">{permissions.intro}</p>
      <SelectField
        label={permissions.role}
        value={role}
        options={ROLES.map((one) => [one, text.roles[one]] as const)}
        onChange={(chosen: Role) => setRole(chosen)}
      />
      <Loaded of={sets}>
        {(list) => {
          const set = list.find((one) => one.role === role);
          return set && <SetForm key={role} set={set} onSaved={sets.reload} />;
        }}
      </Loaded>
    </Page>
  );
}

function SetForm({ set, onSaved }: { set: PermissionSetView; onSaved(): void }) {
  const text = useText();
  const notify = useNotify();
  const { may } = useOperator();
  const [ticked, setTicked] = useState<readonly Permission[]>(set.permissions);
  const { permissions } = text;
  const submission = useSubmit({
    send: () => permissionsApi.put(set.role, ticked),
    done: () => {
      notify.done(permissions.saved(text.roles[set.role]), () =>
        permissionsApi.put(set.role, set.permissions),
      );
      onSaved();
    },
  });
  const isOwner = set.role === 'owner';
  const fixed = isOwner || !may('staff.write');
  const inputs = (
    <Card>
      {isOwner && <p class="notice">{permissions.owner}</p>}
      {!isOwner && fixed && <p class="notice">{permissions.onlyOwner}</p>}
      <Ticks set={set} ticked={ticked} disabled={fixed} onChange={setTicked} />
    </Card>
  );
  if (fixed) return inputs;
  return (
    <Form submission={submission} action={text.common.save}>
      {inputs}
      <div class="buttons">
        <Button onClick={() => setTicked(set.usual)}>{permissions.usual}</Button>
      </div>
    </Form>
  );
}

/** Taken from nobody. */
const ALWAYS: readonly Permission[] = ['self', 'today'];

function Ticks(props: {
  set: PermissionSetView;
  ticked: readonly Permission[];
  disabled: boolean;
  onChange(ticked: readonly Permission[]): void;
}) {
  const text = useText();
  const { permissions } = text;
  const { set, ticked, disabled, onChange } = props;
  const all = Object.entries(permissions.words) as [Permission, string][];
  const possible = all.filter(([permission]) => set.possible.includes(permission));
  const beyond = all.filter(([permission]) => !set.possible.includes(permission));
  return (
    <>
      <div class="columns">
        {possible.map(([permission, words]) => {
          const has = ticked.includes(permission);
          const isChanged = has !== set.usual.includes(permission);
          const isFixed = ALWAYS.includes(permission);
          return (
            <CheckField
              key={permission}
              label={isChanged ? `${words} (${permissions.changed})` : words}
              checked={has}
              disabled={disabled || isFixed}
              onChange={(on) =>
                onChange(on ? [...ticked, permission] : ticked.filter((one) => one !== permission))
              }
            />
          );
        })}
      </div>
      {beyond.length > 0 && (
        <>
          <h2>{permissions.never(text.roles[set.role])}</h2>
          <ul class="soft">
            {beyond.map(([permission, words]) => (
              <li key={permission}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
