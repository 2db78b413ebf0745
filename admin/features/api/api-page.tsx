import { useState } from 'preact/hooks';
import { useText } from '../../context.ts';
import { TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type ApiDocument, type ApiOperation, type Entry, groupsOf } from './document.ts';
import { namesIn, type Schema, schemaText } from './schema-text.ts';
import './api.css';

/** Every route: what it takes and what it answers. Loaded when somebody opens it. */
export function ApiPage({ document }: { document: ApiDocument }) {
  const text = useText();
  const [search, setSearch] = useState('');
  const groups = groupsOf(document, search);
  return (
    <>
      <TextField
        label={text.api.search}
        value={search}
        autocomplete="off"
        autocapitalize="none"
        placeholder="plans"
        onInput={setSearch}
      />
      {groups.length === 0 && (
        <EmptyState>
          <p>{text.api.nothing}</p>
        </EmptyState>
      )}
      {groups.map(([name, entries]) => (
        <Card key={name} title={`/${name}`}>
          {entries.map((entry) => (
            <Operation key={entry.name} entry={entry} schemas={document.components.schemas} />
          ))}
        </Card>
      ))}
    </>
  );
}

function Operation({ entry, schemas }: { entry: Entry; schemas: Record<string, Schema> }) {
  const [open, setOpen] = useState(false);
  const { method, path, operation } = entry;
  return (
    <details class="api-route" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class={`api-method ${method.toLowerCase()}`}>{method}</span>
        <code>{path}</code>
        <span class="soft">{operation.summary}</span>
      </summary>
      {open && <Details entry={entry} schemas={schemas} />}
    </details>
  );
}

function Details({ entry, schemas }: { entry: Entry; schemas: Record<string, Schema> }) {
  const { api, permissions } = useText();
  const { operation, method, path } = entry;
  const permission = operation['x-permission'];
  const words: Record<string, string> = permissions.words;
  const body = operation.requestBody?.content['application/json']?.schema;
  const answer = operation.responses['2XX'].content?.['application/json']?.schema;
  return (
    <>
      <p>
        {permission ? `${api.takes}: ${words[permission] ?? permission} (${permission})` : api.open}
      </p>
      <pre>{curlOf(method, path, body !== undefined)}</pre>
      <Parameters operation={operation} />
      {body && <Block title={api.body} schema={body} />}
      {answer && <Block title={api.answer} schema={answer} />}
      <Named names={namesIn({ body, answer })} schemas={schemas} />
    </>
  );
}

function Parameters({ operation }: { operation: ApiOperation }) {
  const { api } = useText();
  if (operation.parameters.length === 0) return null;
  const lines = operation.parameters.map(
    ({ name, in: place, schema }) =>
      `${place === 'path' ? `{${name}}` : `?${name}=`} ${schemaText(schema ?? {})}`,
  );
  return (
    <>
      <h3>{api.parameters}</h3>
      <pre>{lines.join('\n')}</pre>
    </>
  );
}

function Block({ title, schema }: { title: string; schema: Schema }) {
  return (
    <>
      <h3>{title}</h3>
      <pre>{schemaText(schema)}</pre>
    </>
  );
}

/** What the schemas above speak of, folded, and what these speak of in turn. */
function Named(props: {
  names: readonly string[];
  schemas: Record<string, Schema>;
  above?: readonly string[];
}) {
  const above = props.above ?? [];
  return (
    <>
      {props.names
        .filter((name) => !above.includes(name))
        .map((name) => {
          const schema = props.schemas[name];
          if (!schema) return null;
          return (
            <details key={name} class="api-named">
              <summary>
                <code>{name}</code>
              </summary>
              <pre>{schemaText(schema)}</pre>
              <Named names={namesIn(schema)} schemas={props.schemas} above={[...above, name]} />
            </details>
          );
        })}
    </>
  );
}

function curlOf(method: string, path: string, hasBody: boolean): string {
  const parts = [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    '-H "Authorization: Bearer $KEY"',
    ...(hasBody ? ['-H "Content-Type: application/json"', "-d '{…}'"] : []),
    `${location.origin}/api/v1${path}`,
  ];
  return parts.join(' ');
}
