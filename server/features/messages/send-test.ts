import { maskPhone, parsePhone, toE164 } from '../../core/phone.ts';
import { composeSms } from '../../core/sms-text.ts';
import { AppError } from '../../ports/errors.ts';
import type { SmsOutcome } from '../../ports/sms.ts';
import type { MessageDeps } from './deps.ts';

/**
 * Sends a test message and answers what the provider said: for whoever sets a provider up.
 * @throws AppError phone_invalid | provider_unknown
 */
export async function sendTest(
  deps: MessageDeps,
  actor: string,
  input: { phone: string; provider?: string | undefined },
): Promise<{ provider: string; outcome: SmsOutcome }> {
  const phone = parsePhone(input.phone);
  if (!phone) {
    const words = 'A number like 0712 345 678.';
    throw new AppError(422, 'phone_invalid', words, { phone: words });
  }
  const { providers } = deps;
  const chosen = input.provider ? providers.find(input.provider) : providers.list()[0];
  if (!chosen) throw new AppError(404, 'provider_unknown', 'No such SMS provider is set up.');
  await deps.database.transaction((stores) =>
    stores.audit.append(
      { actor, action: 'sms.test', subject: chosen.name, detail: { phone: maskPhone(phone) } },
      deps.clock.now(),
    ),
  );
  const business = deps.settings.value('business.name');
  const text = composeSms('{business}: this is a test message.', { business });
  return { provider: chosen.name, outcome: await chosen.send({ to: toE164(phone), text }) };
}
