import { useNotify, useText } from '../context.ts';
import { copyText } from '../device.ts';
import { Button } from './button.tsx';

export function CopyButton({ content, label }: { content: string; label?: string }) {
  const text = useText();
  const notify = useNotify();
  const copy = async () => {
    if (await copyText(content)) notify.done(text.common.copied);
    else notify.failed(text.common.copyFailed);
  };
  return <Button onClick={() => void copy()}>{label ?? text.common.copy}</Button>;
}
