import { useOperator, useText } from '../../context.ts';
import { Tabs } from '../../ui/page.tsx';

export function MessageTabs({ current }: { current: string }) {
  const text = useText();
  const { may } = useOperator();
  const { tabs, title } = text.messages;
  if (!may('messages.write')) return null;
  return (
    <Tabs
      label={title}
      current={current}
      tabs={[
        ['/messages', tabs.list],
        ['/messages/words', tabs.words],
        ['/messages/providers', tabs.providers],
      ]}
    />
  );
}
