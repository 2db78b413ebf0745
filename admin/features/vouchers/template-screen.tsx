import { useText } from '../../context.ts';
import { templateApi } from '../../print/template.ts';
import { TemplateEditor } from '../../print/template-editor.tsx';
import { useResource } from '../../resource.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';

/** Comes with the print sheet's own parts, and only here. */
export function TemplateScreen() {
  const text = useText();
  const template = useResource('template', templateApi.read);
  return (
    <Page title={text.template.title} back="/vouchers">
      <Loaded of={template}>{(stored) => <TemplateEditor stored={stored} />}</Loaded>
    </Page>
  );
}
