import { useState } from 'preact/hooks';
import { useText } from './context.ts';
import { type Result, sentenceOf } from './problem.ts';

export interface Submission {
  busy: boolean;
  /** One sentence for the whole form; null while nothing is wrong. */
  message: string | null;
  fields: Record<string, string>;
  onSubmit(event: Event): void;
}

/**
 * Sends a form once: first our own checks, then the box's, and puts the focus on what is wrong.
 * @param check what is wrong with which input; empty when it can be sent.
 */
export function useSubmit<T>(options: {
  check?: () => Record<string, string>;
  send: () => Promise<Result<T>>;
  done: (value: T) => void;
}): Submission {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const [fields, setFields] = useState<Record<string, string>>({});
  const refuse = (form: HTMLElement | null, wrong: Record<string, string>, sentence: string) => {
    setFields(wrong);
    setMessage(sentence);
    requestAnimationFrame(() => focusProblem(form));
  };
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
    const wrong = options.check?.() ?? {};
    if (Object.keys(wrong).length > 0) return refuse(form, wrong, text.problems.invalid);
    setBusy(true);
    const result = await options.send();
    setBusy(false);
    if (result.ok) {
      setFields({});
      setMessage(null);
      options.done(result.value);
    } else refuse(form, result.problem.fields, sentenceOf(result.problem, text.problems));
  };
  return { busy, message, fields, onSubmit: (event) => void onSubmit(event) };
}

function focusProblem(form: HTMLElement | null): void {
  const target =
    form?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    form?.querySelector<HTMLElement>('[role="alert"]');
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
