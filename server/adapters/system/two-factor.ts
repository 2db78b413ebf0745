import { Secret, TOTP } from 'otpauth';
import type { Random } from '../../ports/system.ts';
import type { TwoFactor } from '../../ports/two-factor.ts';

const PERIOD_SECONDS = 30;
/** As long as the digest, as RFC 4226 section 4 recommends. */
const SECRET_BYTES = 20;

/** Authenticator codes by the otpauth package, on the injected clock. */
export function authenticatorCodes(random: Random): TwoFactor {
  const totp = (secret: string, label: { label: string; issuer: string }) =>
    new TOTP({ ...label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
  return {
    newSecret: () => new Secret({ buffer: exactly(random.bytes(SECRET_BYTES)) }).base32,
    uriOf: (secret, label, issuer) => totp(secret, { label, issuer }).toString(),
    stepOf(secret, code, nowMs) {
      const token = code.replaceAll(/\s/g, '');
      if (!/^\d{6}$/.test(token)) return null;
      const codes = totp(secret, { label: '', issuer: '' });
      const steps = codes.validate({ token, timestamp: nowMs, window: 1 });
      return steps === null ? null : Math.floor(nowMs / 1000 / PERIOD_SECONDS) + steps;
    },
  };
}

/** The bytes alone, without the pool they may stand in. */
function exactly(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
