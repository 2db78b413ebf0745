import { useState } from 'preact/hooks';
import type { SplashLanguage } from '../../../server/contract/splash.ts';
import { api } from '../../api.ts';
import { useOperator, useText } from '../../context.ts';
import { useResource } from '../../resource.ts';
import { useSubmit } from '../../submit.ts';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { useSaveSettings } from '../settings/save-settings.ts';
import { SPLASH_LANGUAGES } from './look-form.ts';

const OFFERED = 'splash.languages';
const USUAL = 'splash.language';

/** Which languages the splash speaks: the switch shows these, and no phone gets another one. */
export function LanguagesCard() {
  const text = useText();
  const { may } = useOperator();
  const settings = useResource('settings', api.settings);
  if (!may('settings')) return null;
  return (
    <Card title={text.splash.languages.title}>
      <p class="soft">{text.splash.languages.intro}</p>
      <Loaded of={settings}>
        {(values) =>
          may('settings.write') ? (
            <LanguagesForm settings={values} />
          ) : (
            <>
              <p>{namesOf(values[OFFERED] ?? '')}</p>
              <p class="soft">{text.settings.onlyOwner}</p>
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

const isIn = (offered: string, language: SplashLanguage) => offered.split(',').includes(language);
const namesOf = (offered: string) =>
  SPLASH_LANGUAGES.filter(([language]) => isIn(offered, language))
    .map(([, name]) => name)
    .join(', ');

function LanguagesForm({ settings }: { settings: Record<string, string> }) {
  const text = useText();
  const save = useSaveSettings(settings);
  const [offered, setOffered] = useState(() =>
    SPLASH_LANGUAGES.map(([language]) => language).filter((language) =>
      isIn(settings[OFFERED] ?? '', language),
    ),
  );
  const [usual, setUsual] = useState(settings[USUAL] ?? 'en');
  const options = SPLASH_LANGUAGES.filter(([language]) => offered.includes(language));
  // What is no longer offered is not what strangers get either.
  const chosen = options.find(([language]) => language === usual)?.[0] ?? options[0]?.[0] ?? 'en';
  const tick = (language: SplashLanguage, isOn: boolean) =>
    setOffered(
      SPLASH_LANGUAGES.map(([one]) => one).filter((one) =>
        one === language ? isOn : offered.includes(one),
      ),
    );
  const submission = useSubmit({
    send: () => save({ [OFFERED]: offered.join(','), [USUAL]: chosen }),
    done: () => undefined,
  });
  return (
    <Form submission={submission} action={text.splash.languages.save}>
      <fieldset class="ticks">
        <legend>{text.splash.languages.offered}</legend>
        {SPLASH_LANGUAGES.map(([language, name]) => {
          const isOn = offered.includes(language);
          return (
            <CheckField
              key={language}
              label={name}
              checked={isOn}
              // The last one stays: a page without words helps nobody.
              disabled={isOn && offered.length === 1}
              onChange={(on) => tick(language, on)}
            />
          );
        })}
      </fieldset>
      <SelectField
        label={text.splash.languages.usual}
        hint={text.splash.languages.usualHint}
        value={chosen}
        options={options}
        onChange={setUsual}
      />
    </Form>
  );
}
