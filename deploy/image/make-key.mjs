// Makes a key pair for signing updates: `node deploy/image/make-key.mjs NAME`. NAME.key is the secret
// that never leaves the place where releases are made; NAME.pem goes into images (`--keys`).
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const [name] = process.argv.slice(2);
if (!name) {
  console.error('node deploy/image/make-key.mjs NAME   writes NAME.key (secret) and NAME.pem');
  process.exit(2);
}
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const fresh = { flag: 'wx' };
writeFileSync(`${name}.key`, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
  ...fresh,
  mode: 0o600,
});
writeFileSync(`${name}.pem`, publicKey.export({ type: 'spki', format: 'pem' }), fresh);
console.log(`${name}.key (keep it offline), ${name}.pem (goes into images)`);
