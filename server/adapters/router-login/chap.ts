import { createHash } from 'node:crypto';

/**
 * RouterOS writes raw bytes into its pages as octal escapes (`\371`); everything else stands for
 * its own byte.
 */
export function unescapeOctal(text: string): Buffer {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const octal = text.charAt(i) === '\\' ? /^[0-3][0-7]{2}/.exec(text.slice(i + 1, i + 4)) : null;
    if (octal) {
      bytes.push(Number.parseInt(octal[0], 8));
      i += 3;
    } else bytes.push(text.charCodeAt(i) & 0xff);
  }
  return Buffer.from(bytes);
}

/** HTTP-CHAP of RouterOS: hex MD5(chap-id ‖ password ‖ chap-challenge) over raw bytes. */
export function routerosChap(chapId: string, password: string, chapChallenge: string): string {
  return createHash('md5')
    .update(unescapeOctal(chapId))
    .update(password, 'latin1')
    .update(unescapeOctal(chapChallenge))
    .digest('hex');
}

/** CoovaChilli's `response`: hex MD5(0x00 ‖ password ‖ challenge), with a challenge in hex. */
export function chilliResponse(password: string, challengeHex: string): string {
  return createHash('md5')
    .update(Buffer.from([0]))
    .update(password, 'latin1')
    .update(Buffer.from(challengeHex, 'hex'))
    .digest('hex');
}

/** With a uamsecret CoovaChilli expects the response to hex MD5(challenge ‖ uamsecret). */
export function chilliChallenge(challengeHex: string, uamSecret: string): string {
  return createHash('md5').update(Buffer.from(challengeHex, 'hex')).update(uamSecret).digest('hex');
}
