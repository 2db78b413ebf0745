import { useState } from 'preact/hooks';
import type { UpdateOutcome, UpdateView } from '../../../server/contract/updates.ts';
import { ask, pick } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { UploadForm } from '../../ui/upload-form.tsx';
import { uploadUpdate } from './upload.ts';

const REFRESH_MS = 3_000;
const MEGABYTE = 1_000_000;

export function UpdateScreen() {
  const text = useText();
  const update = useResource(
    'update',
    () => pick('update', ask<{ update: UpdateView }>('GET', '/updates')),
    REFRESH_MS,
  );
  return (
    <Page title={text.update.title} narrow>
      <Loaded of={update}>
        {(view) => (
          <Card title={text.update.runs(view.version, view.sequence)}>
            {view.last && <Outcome last={view.last} />}
            {view.supported ? <Ways view={view} /> : <p>{text.update.plainServer}</p>}
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

function Outcome({ last }: { last: UpdateOutcome }) {
  const text = useText();
  const { format } = useOperator();
  const { states, reasons } = text.update;
  const version = last.version ?? '';
  const when = format.time(last.at);
  const reason = (reasons as Record<string, string>)[last.code ?? ''] ?? last.reason;
  switch (last.state) {
    case 'writing':
      return <p class="notice">{states.writing(version, last.percent ?? 0)}</p>;
    case 'restarting':
      return <p class="notice">{states.restarting(version)}</p>;
    case 'failing':
      return <p class="notice warn">{states.failing(version)}</p>;
    case 'installed':
      return <p class="notice good">{states.installed(version, when)}</p>;
    case 'refused':
      return (
        <p class="notice warn">
          {states.refused(when)} {reason}
        </p>
      );
    case 'rolled_back':
      return (
        <p class="notice bad">
          {states.rolled_back(version, when)} {last.databaseRestored && text.update.restored}
        </p>
      );
  }
}

function Ways({ view }: { view: UpdateView }) {
  const text = useText();
  if (view.busy) {
    const isSaid = view.last?.state === 'writing' || view.last?.state === 'restarting';
    return isSaid ? null : <p class="notice">{text.update.waiting}</p>;
  }
  if (view.fetching) {
    const megabytes = Math.floor(view.arrivedBytes / MEGABYTE);
    return <p class="notice">{text.update.fetching(megabytes)}</p>;
  }
  return (
    <>
      <p class="soft">{text.update.how}</p>
      <FromFile />
      {view.fetchError && <p class="notice warn">{text.update.fetchFailed(view.fetchError)}</p>}
      <FromAddress />
    </>
  );
}

function FromFile() {
  const { update } = useText();
  return (
    <UploadForm
      label={update.file}
      hint={update.fileHint}
      accept=".update"
      action={update.upload}
      primary
      uploading={update.uploading}
      reasons={update.reasons}
      send={uploadUpdate}
    />
  );
}

function FromAddress() {
  const text = useText();
  const [url, setUrl] = useState('');
  const submission = useSubmit({
    send: () => ask('POST', '/updates/fetch', { url: url.trim() }),
    done: () => setUrl(''),
  });
  return (
    <Form submission={submission} action={text.update.fetch}>
      <TextField
        label={text.update.url}
        error={submission.fields.url}
        value={url}
        inputMode="url"
        autocomplete="off"
        autocapitalize="none"
        placeholder="https://"
        onInput={setUrl}
      />
    </Form>
  );
}
