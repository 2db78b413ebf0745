import type { LoginForm } from '../../contract/portal.ts';
import type { LoginStep } from '../../contract/splash.ts';
import type { SplashText } from './text/types.ts';

/** Null when there is no router to log in to. The form's target was checked by who made it. */
export function loginStep(
  text: SplashText,
  form: LoginForm | null,
  connectInMs: number,
): LoginStep | null {
  if (form === null) return null;
  return { form, label: text.connect.submit, note: text.connect.note, connectInMs };
}
