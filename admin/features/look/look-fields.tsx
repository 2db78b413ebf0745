import { useState } from 'preact/hooks';
import type { SplashLook } from '../../../server/contract/admin.ts';
import type { SplashLanguage } from '../../../server/contract/splash.ts';
import { useLanguage, useText } from '../../context.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { ColourField, TextAreaField } from '../../ui/more-fields.tsx';
import { Card } from '../../ui/page.tsx';
import { HOUSE_COLOURS, SPLASH_LANGUAGES } from './look-form.ts';
import { PictureField } from './picture-field.tsx';

interface Props {
  look: SplashLook;
  errors: Record<string, string>;
  onChange(look: SplashLook): void;
}

export function LookFields(props: Props) {
  const text = useText();
  const { look, errors, onChange } = props;
  return (
    <>
      <Card title={text.splash.sign}>
        <TextField
          label={`${text.splash.name} (${text.common.optional})`}
          hint={text.splash.nameHint}
          error={errors.name}
          value={look.name ?? ''}
          maxLength={60}
          autocomplete="off"
          onInput={(name) => onChange({ ...look, name: name.trim() === '' ? null : name })}
        />
        <PictureField
          label={text.splash.logo}
          hint={text.splash.logoHint}
          use="logo"
          value={look.logo}
          onChange={(logo) => onChange({ ...look, logo })}
        />
        <div class="columns">
          <ColourField
            label={text.splash.accent}
            hint={text.splash.accentHint}
            error={errors.accent}
            value={look.accent}
            plain={HOUSE_COLOURS.accent}
            onChange={(accent) => onChange({ ...look, accent })}
          />
          <ColourField
            label={text.splash.ground}
            hint={text.splash.groundHint}
            error={errors.ground}
            value={look.ground}
            plain={HOUSE_COLOURS.ground}
            onChange={(ground) => onChange({ ...look, ground })}
          />
        </div>
      </Card>
      <Words {...props} />
      <Banner {...props} />
    </>
  );
}

/** Words are written per language; who has none in theirs reads the English ones. */
function Words({ look, errors, onChange }: Props) {
  const { text, language: mine } = useLanguage();
  const [language, setLanguage] = useState<SplashLanguage>(mine);
  const edit = (field: 'announcement' | 'terms') => (written: string) => {
    const { [language]: _before, ...others } = look[field];
    const words = written === '' ? others : { ...others, [language]: written };
    onChange({ ...look, [field]: words });
  };
  return (
    <Card title={text.splash.words}>
      <SelectField
        label={text.splash.language}
        hint={text.splash.languageHint}
        value={language}
        options={SPLASH_LANGUAGES}
        onChange={(chosen) => setLanguage(chosen)}
      />
      <TextAreaField
        label={`${text.splash.announcement} (${text.common.optional})`}
        hint={text.splash.announcementHint}
        error={errors[`announcement.${language}`]}
        rows={2}
        maxLength={300}
        lang={language}
        value={look.announcement[language] ?? ''}
        onInput={edit('announcement')}
      />
      <TextAreaField
        label={`${text.splash.terms} (${text.common.optional})`}
        hint={text.splash.termsHint}
        error={errors[`terms.${language}`]}
        rows={5}
        maxLength={4000}
        lang={language}
        value={look.terms[language] ?? ''}
        onInput={edit('terms')}
      />
    </Card>
  );
}

function Banner({ look, errors, onChange }: Props) {
  const text = useText();
  const { banner } = look;
  const change = (given: Partial<NonNullable<SplashLook['banner']>>) =>
    onChange({ ...look, banner: { picture: '', link: null, text: '', ...banner, ...given } });
  return (
    <Card title={text.splash.banner}>
      <p class="hint">{text.splash.bannerHint}</p>
      <PictureField
        label={text.splash.bannerPicture}
        use="banner"
        value={banner?.picture ?? null}
        onChange={(picture) =>
          picture === null ? onChange({ ...look, banner: null }) : change({ picture })
        }
      />
      {banner !== null && (
        <>
          <TextField
            label={text.splash.bannerText}
            hint={text.splash.bannerTextHint}
            error={errors['banner.text']}
            value={banner.text}
            maxLength={120}
            autocomplete="off"
            required
            onInput={(words) => change({ text: words })}
          />
          <TextField
            label={`${text.splash.bannerLink} (${text.common.optional})`}
            hint={text.splash.bannerLinkHint}
            error={errors['banner.link']}
            value={banner.link ?? ''}
            inputMode="url"
            autocomplete="off"
            autocapitalize="none"
            maxLength={300}
            onInput={(link) => change({ link: link.trim() === '' ? null : link })}
          />
        </>
      )}
    </Card>
  );
}
