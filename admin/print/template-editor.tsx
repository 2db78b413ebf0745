import './sheet.css';
import './template-editor.css';
import { useRef, useState } from 'preact/hooks';
import type { VoucherTemplate } from '../../server/contract/vouchers.ts';
import { useNotify, useOperator, useText } from '../context.ts';
import { PictureField } from '../features/look/picture-field.tsx';
import { useSubmit } from '../submit.ts';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { ColourField } from '../ui/more-fields.tsx';
import { Card } from '../ui/page.tsx';
import { parsePortalAddress, storedPortalAddress } from './address.ts';
import { Cards } from './cards.tsx';
import { GRIDS, type Grid, papersOf } from './grid.ts';
import { coloursOf, PLAIN_TEMPLATE, templateApi } from './template.ts';

/** No voucher has one of these: the check symbol is wrong. */
const SAMPLES = ['ABCDE-12345', 'FGHJK-67890', 'MNPQR-24680', 'STVWX-13579'];

interface Props {
  template: VoucherTemplate;
  onChange(template: VoucherTemplate): void;
}

/** How printed vouchers look, beside the cards as they will be. */
export function TemplateEditor({ stored }: { stored: VoucherTemplate }) {
  const { template: words, common } = useText();
  const notify = useNotify();
  const [template, setTemplate] = useState(stored);
  const saved = useRef(stored);
  const submission = useSubmit({
    send: () => templateApi.save(template),
    done: (now) => {
      const before = saved.current;
      saved.current = now;
      notify.done(words.saved, () => templateApi.save(before));
    },
  });
  return (
    <div class="template-editor">
      <Form submission={submission} action={common.save}>
        <Fields template={template} errors={submission.fields} onChange={setTemplate} />
      </Form>
      <Preview template={template} />
    </div>
  );
}

function Fields({ template, errors, onChange }: Props & { errors: Record<string, string> }) {
  const { template: words, common } = useText();
  const change = (part: Partial<VoucherTemplate>) => onChange({ ...template, ...part });
  return (
    <Card>
      <p class="soft">{words.intro}</p>
      <TextField
        label={`${words.heading} (${common.optional})`}
        hint={words.headingHint}
        error={errors.heading}
        value={template.heading}
        maxLength={60}
        autocomplete="off"
        onInput={(heading) => change({ heading })}
      />
      <PictureField
        label={words.logo}
        hint={words.logoHint}
        use="logo"
        value={template.logo}
        onChange={(logo) => change({ logo })}
      />
      <SelectField
        label={words.style}
        value={template.style}
        options={[
          ['plain', words.styles.plain],
          ['band', words.styles.band],
          ['frame', words.styles.frame],
        ]}
        onChange={(style) => change({ style })}
      />
      {template.style !== 'plain' && (
        <ColourField
          label={words.colour}
          hint={words.colourHint}
          error={errors.colour}
          value={template.colour}
          plain={coloursOf(PLAIN_TEMPLATE).colour}
          onChange={(colour) => change({ colour })}
        />
      )}
      <TextField
        label={`${words.note} (${common.optional})`}
        hint={words.noteHint}
        error={errors.note}
        value={template.note}
        maxLength={60}
        autocomplete="off"
        onInput={(note) => change({ note })}
      />
      <Shown template={template} onChange={onChange} />
    </Card>
  );
}

function Shown({ template, onChange }: Props) {
  const { template: words } = useText();
  const { show } = template;
  return (
    <fieldset class="plain-fieldset">
      <legend>{words.shows}</legend>
      {(Object.keys(words.fields) as (keyof typeof show)[]).map((field) => (
        <CheckField
          key={field}
          label={words.fields[field]}
          checked={show[field]}
          onChange={(checked) => onChange({ ...template, show: { ...show, [field]: checked } })}
        />
      ))}
    </fieldset>
  );
}

function Preview({ template }: { template: VoucherTemplate }) {
  const text = useText();
  const { format, me } = useOperator();
  const [grid, setGrid] = useState<Grid>('large');
  const portal = parsePortalAddress(storedPortalAddress(me.portalUrl));
  const codes = SAMPLES.slice(0, GRIDS[grid].cards);
  return (
    <div class="template-preview">
      <SelectField
        label={text.template.paper}
        value={grid}
        options={papersOf(text.print.grids)}
        onChange={(paper) => setGrid(paper)}
      />
      {/* Wider than a phone: it scrolls, also with the keys, as WCAG 2.1.1 asks. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section class="print-area" tabIndex={0} aria-label={text.template.preview}>
        {portal && (
          <Cards
            planName={text.template.samplePlan}
            price={format.money(2_000)}
            batchLabel={text.template.sampleLabel}
            codes={codes}
            grid={grid}
            portal={portal}
            template={template}
          />
        )}
      </section>
    </div>
  );
}
