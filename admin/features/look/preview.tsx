import { useState } from 'preact/hooks';
import type { SplashLook } from '../../../server/contract/admin.ts';
import { useLanguage } from '../../context.ts';
import { useSettled } from '../../settled.ts';
import { SelectField } from '../../ui/field.tsx';
import { type Preview, previewUrl, SPLASH_LANGUAGES } from './look-form.ts';

/** The box draws the real page with what stands in the form; nothing is saved by looking. */
export function LookPreview({ router, look }: { router: string; look: SplashLook }) {
  const { text, language } = useLanguage();
  const [preview, setPreview] = useState<Preview>({ page: 'plans', language });
  const source = useSettled(previewUrl(router, look, preview));
  return (
    <section class="card preview">
      <h2>{text.splash.preview}</h2>
      <div class="columns">
        <SelectField
          label={text.splash.previewPage}
          value={preview.page}
          options={[
            ['plans', text.splash.pages.plans],
            ['phone', text.splash.pages.phone],
          ]}
          onChange={(page) => setPreview({ ...preview, page })}
        />
        <SelectField
          label={text.splash.language}
          value={preview.language}
          options={SPLASH_LANGUAGES}
          onChange={(chosen) => setPreview({ ...preview, language: chosen })}
        />
      </div>
      <iframe title={text.splash.preview} src={source} sandbox="" />
    </section>
  );
}
