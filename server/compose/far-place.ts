import { s3Place } from '../adapters/backup/far/s3-place.ts';
import { sshPlace } from '../adapters/backup/far/ssh-place.ts';
import { makeSshKey, publicHalf } from '../adapters/ssh/keys.ts';
import type { FarPlace } from '../ports/far-place.ts';
import type { House } from './house.ts';
import { keepSetting } from './own-setting.ts';

/** The owner's far place as the settings have it now; null while it is not set up whole. */
export function farPlaceOf({ settings, clock }: House): FarPlace | null {
  const value = (name: string) => settings.value(`backup.${name}`);
  if (value('far') === 's3') {
    const options = {
      endpoint: value('s3Endpoint'),
      region: value('s3Region'),
      bucket: value('s3Bucket'),
      folder: value('s3Folder'),
      accessKey: value('s3AccessKey'),
      secretKey: value('s3SecretKey'),
    };
    const { endpoint, bucket, accessKey, secretKey } = options;
    const isWhole = [endpoint, bucket, accessKey, secretKey].every((text) => text !== '');
    return isWhole ? s3Place(options, clock) : null;
  }
  if (value('far') !== 'ssh') return null;
  const options = {
    host: value('sshHost'),
    port: Number(value('sshPort')),
    user: value('sshUser'),
    folder: value('sshFolder') || '.',
    privateKey: value('sshPrivateKey'),
    hostFingerprint: value('sshHostKey'),
  };
  const isWhole = options.host !== '' && options.user !== '' && options.privateKey !== '';
  return isWhole ? sshPlace(options) : null;
}

export function sshPublicKeyOf({ settings }: House): string | null {
  const key = settings.value('backup.sshPrivateKey');
  return key === '' ? null : publicHalf(key);
}

/** The box's own key, made when it is first asked for. @returns its public half */
export async function ensureSshKey(house: House): Promise<string> {
  const known = sshPublicKeyOf(house);
  if (known) return known;
  const made = makeSshKey('mlango');
  await keepSetting(house, 'backup.sshPrivateKey', made.privateKey);
  return made.publicKey.trim();
}
