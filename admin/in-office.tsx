import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useText } from './context.ts';
import { OFFLINE, sentenceOf } from './problem.ts';
import { Button } from './ui/button.tsx';

type Office = typeof import('./office.tsx');

/** Fetched once for all of its screens. */
let office: Office | null = null;

/** A screen of the office, as soon as it is here. */
export function InOffice({ screen, id = '' }: { screen: keyof Office; id?: string }) {
  const text = useText();
  const [opened, setOpened] = useState(office);
  const [failed, setFailed] = useState(false);
  const open = async () => {
    setFailed(false);
    try {
      office ??= await import('./office.tsx');
      setOpened(office);
    } catch {
      setFailed(true);
    }
  };
  useEffect(() => {
    if (!office) void open();
  }, []);
  if (opened) {
    const Screen: ComponentType<{ id: string }> = opened[screen];
    return <Screen id={id} />;
  }
  if (!failed) {
    return (
      <div class="loading" role="status">
        <span class="spinner" />
        {text.common.loading}
      </div>
    );
  }
  return (
    <div class="page">
      <p class="notice bad" role="alert">
        {sentenceOf(OFFLINE, text.problems)}
      </p>
      <Button kind="primary" onClick={() => void open()}>
        {text.common.retry}
      </Button>
    </div>
  );
}
