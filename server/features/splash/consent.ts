import { parseMac } from '../../core/mac.ts';
import { field, type SplashRequest } from './request.ts';
import type { SplashServices } from './services.ts';

/**
 * Keeps that the customer went on under the terms the form named. A form without terms, or with
 * some that never were, has none to keep.
 * @param subject `purchase:<id>` or `voucher:<id>`.
 */
export async function recordConsent(
  services: SplashServices,
  request: SplashRequest,
  subject: string,
): Promise<void> {
  const termsVersion = field(request, 'terms', 16);
  if (!/^[0-9a-f]{16}$/.test(termsVersion)) return;
  const { language, router } = request;
  await services.recordConsent({
    ...{ termsVersion, subject, language },
    mac: parseMac(router.mac ?? ''),
  });
}
