import { useState } from 'preact/hooks';
import type { SiteInput, SiteView } from '../../../server/contract/sites.ts';
import { checkRequired } from '../../checks.ts';
import { useNotify, useText } from '../../context.ts';
import { navigate } from '../../navigation.tsx';
import { sentenceOf } from '../../problem.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { sitesApi } from './sites-api.ts';

const NEW: SiteInput = { name: '', place: '', phone: '' };

export function NewSiteScreen() {
  const text = useText();
  return (
    <Page title={text.sites.add} back="/sites" narrow>
      <SiteForm known={null} />
    </Page>
  );
}

export function SiteScreen({ id }: { id: string }) {
  const text = useText();
  const sites = useResource('sites', sitesApi.list);
  const site = sites.value?.find((one) => one.id === id);
  return (
    <Page title={site?.name ?? text.sites.title} back="/sites" narrow>
      <Loaded of={sites}>
        {() =>
          site ? (
            <>
              <SiteForm known={site} />
              <Remove site={site} />
            </>
          ) : (
            <p>{text.sites.missing}</p>
          )
        }
      </Loaded>
    </Page>
  );
}

const termsOf = ({ name, place, phone }: SiteView): SiteInput => ({ name, place, phone });

function SiteForm({ known }: { known: SiteView | null }) {
  const text = useText();
  const notify = useNotify();
  const [input, setInput] = useState<SiteInput>(() => (known ? termsOf(known) : NEW));
  const submission = useSubmit({
    check: () => checkRequired(text, { name: input.name }),
    send: () => (known ? sitesApi.change(known.id, input) : sitesApi.add(input)),
    done: ({ name }) => {
      if (known) notify.done(text.common.saved, () => sitesApi.change(known.id, termsOf(known)));
      else notify.done(text.sites.added(name));
      navigate(known ? '/sites' : '/routers');
    },
  });
  const { fields } = submission;
  const optional = (label: string) => `${label} (${text.common.optional})`;
  return (
    <Form
      submission={submission}
      action={known ? text.common.save : text.sites.add}
      cancel={{ href: '/sites', label: text.common.cancel }}
    >
      <Card>
        <TextField
          label={text.sites.name}
          hint={text.sites.nameHint}
          error={fields.name}
          value={input.name}
          maxLength={40}
          autocomplete="off"
          required
          onInput={(name) => setInput({ ...input, name })}
        />
        <TextField
          label={optional(text.sites.place)}
          hint={text.sites.placeHint}
          error={fields.place}
          value={input.place}
          maxLength={120}
          autocomplete="off"
          onInput={(place) => setInput({ ...input, place })}
        />
        <TextField
          label={optional(text.sites.phone)}
          hint={text.sites.phoneHint}
          error={fields.phone}
          value={input.phone}
          inputMode="tel"
          maxLength={30}
          autocomplete="off"
          onInput={(phone) => setInput({ ...input, phone })}
        />
      </Card>
    </Form>
  );
}

function Remove({ site }: { site: SiteView }) {
  const text = useText();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    const result = await sitesApi.remove(site.id);
    setBusy(false);
    setAsking(false);
    if (!result.ok) return notify.failed(sentenceOf(result.problem, text.problems));
    notify.done(text.sites.removed);
    navigate('/sites');
  };
  return (
    <div class="buttons">
      <Button kind="danger" onClick={() => setAsking(true)}>
        {text.sites.remove}
      </Button>
      {asking && (
        <Confirm
          title={text.sites.removeOf(site.name)}
          sentence={text.sites.removeText}
          action={text.sites.remove}
          danger
          busy={busy}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
