import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Me, SetupState } from '../server/contract/admin.ts';
import type { Language } from '../server/contract/portal.ts';
import type { Permission } from './access.ts';
import { api } from './api.ts';
import { LanguageContext, OperatorContext, useLanguage } from './context.ts';
import { FirstRun } from './features/setup/first-run.tsx';
import { LogIn } from './features/setup/log-in.tsx';
import { formatterOf } from './format.ts';
import { navigate } from './navigation.tsx';
import { type Problem, sentenceOf } from './problem.ts';
import { whenForbidden, whenLoggedOut } from './request.ts';
import { CHANGED } from './resource.ts';
import { Screens } from './screens.tsx';
import { storedLanguage, storeLanguage, texts } from './text/index.ts';
import { Button } from './ui/button.tsx';
import { Shell } from './ui/shell.tsx';
import { Toasts } from './ui/toast.tsx';

type Stage =
  | { kind: 'starting' }
  | { kind: 'unreachable'; problem: Problem }
  | { kind: 'first-run'; setup: SetupState }
  | { kind: 'logged-out'; setup: SetupState | null; again: boolean }
  | { kind: 'at-work'; me: Me };

export function App() {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      text: texts[language],
      setLanguage(chosen: Language) {
        storeLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return (
    <LanguageContext.Provider value={choice}>
      <Toasts>
        <Stages />
      </Toasts>
    </LanguageContext.Provider>
  );
}

async function findStage(): Promise<Stage> {
  const me = await api.me();
  if (me.ok) return { kind: 'at-work', me: me.value };
  if (me.problem.code !== 'not_logged_in') return { kind: 'unreachable', problem: me.problem };
  const setup = await api.setupState();
  if (!setup.ok) return { kind: 'unreachable', problem: setup.problem };
  if (setup.value.needed) return { kind: 'first-run', setup: setup.value };
  return { kind: 'logged-out', setup: setup.value, again: false };
}

/** The owner may have changed what one may do: the screens show what the box says now. */
async function reconsider(setStage: (change: (stage: Stage) => Stage) => void): Promise<void> {
  const me = await api.me();
  if (me.ok) setStage((stage) => (stage.kind === 'at-work' ? { ...stage, me: me.value } : stage));
}

function Stages() {
  const { text } = useLanguage();
  const [stage, setStage] = useState<Stage>({ kind: 'starting' });
  const start = async () => setStage(await findStage());
  useEffect(() => {
    whenLoggedOut(() => setStage({ kind: 'logged-out', setup: null, again: true }));
    whenForbidden(() => void reconsider(setStage));
    void findStage().then(setStage);
    // The business may have its old name again.
    const again = () => void reconsider(setStage);
    addEventListener(CHANGED, again);
    return () => removeEventListener(CHANGED, again);
  }, []);
  const enter = (me: Me) => setStage({ kind: 'at-work', me });
  const leave = () => {
    // The screens go first: on another address they would ask the box, which knows nobody now.
    setStage({ kind: 'starting' });
    navigate('/', 'replace');
    void start();
  };
  switch (stage.kind) {
    case 'starting':
      return (
        <div class="loading" role="status">
          <span class="spinner" />
          {text.common.loading}
        </div>
      );
    case 'unreachable':
      return (
        <div class="gate login">
          <p class="notice bad" role="alert">
            {sentenceOf(stage.problem, text.problems)}
          </p>
          <Button kind="primary" onClick={() => void start()}>
            {text.common.retry}
          </Button>
        </div>
      );
    case 'first-run':
      return (
        <FirstRun
          setup={stage.setup}
          onDone={(me) => {
            // The guide goes on from here; whoever leaves it finds the rest on the first screen.
            navigate('/welcome/logo', 'replace');
            enter(me);
          }}
        />
      );
    case 'logged-out':
      return <LogIn setup={stage.setup} again={stage.again} onDone={enter} />;
    case 'at-work':
      return <AtWork me={stage.me} setMe={enter} onLoggedOut={leave} />;
  }
}

function AtWork(props: { me: Me; setMe(me: Me): void; onLoggedOut(): void }) {
  const { language } = useLanguage();
  const { me, setMe, onLoggedOut } = props;
  const operator = useMemo(
    () => ({
      me,
      setMe,
      format: formatterOf(language, me.business),
      may: (permission: Permission) => me.permissions.includes(permission),
      logOut: () => void api.logOut().then(onLoggedOut),
    }),
    [me, setMe, language, onLoggedOut],
  );
  return (
    <OperatorContext.Provider value={operator}>
      <Shell>
        <Screens />
      </Shell>
    </OperatorContext.Provider>
  );
}
