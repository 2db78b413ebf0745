import { useText } from '../../context.ts';
import { Tabs } from '../../ui/page.tsx';

export function SessionTabs({ current }: { current: string }) {
  const text = useText();
  return (
    <Tabs
      label={text.sessions.title}
      current={current}
      tabs={[
        ['/sessions', text.sessions.now],
        ['/sessions/all', text.sessions.all],
        ['/sessions/troubles', text.troubles.title],
      ]}
    />
  );
}
