import type { RouterConfigProblem } from '../../server/contract/router-configs.ts';

/** English: copies of routers' configurations. */
export const configs = {
  title: 'Copies of its configuration',
  intro: (most: number) =>
    `The box reads it every night and keeps the last ${most} that differ, sealed. With one of them a broken router is replaced in minutes.`,
  notFor: {
    kind: 'Configurations are kept of MikroTiks. Save that of this router with its own tool, and again after every change.',
    network:
      'This entry stands for a whole network. Add each MikroTik by its own address, and its configuration is kept.',
  },
  never: 'None has been read yet.',
  read: (ago: string) => `Last read ${ago}.`,
  tried: (ago: string) => `Last tried ${ago}.`,
  none: 'Run the script above on the router once: it lets the box read, and nothing else. Then press “Back up now”.',
  take: 'Back up now',
  outcomes: {
    new: 'The configuration is kept.',
    unchanged: 'Nothing has changed since the last copy.',
    failed: 'The configuration could not be read. See what to do.',
  },
  problems: {
    unreachable:
      'The router did not answer by SSH. Check that it is on, that SSH is on (IP, Services) at the port below, and that its firewall lets the box in. The script does the last two.',
    refused:
      'The router does not know the box, or its key is not imported. Run the script above once more, then try again.',
    host_changed:
      'Another key answers at this address than before. If the router was reset or replaced, say so here; if not, somebody else may answer in its place.',
    not_routeros:
      'What answers at this address is no RouterOS. Check address and kind of the router.',
    not_permitted:
      'The user “mlango” on the router may not read everything: its group needs ssh, read and sensitive. Run the script above once more.',
    too_large: 'The configuration is larger than 4 MB, which is not kept.',
  } satisfies Record<RouterConfigProblem, string>,
  before: 'Key before',
  now: 'Key now',
  trust: 'This is my router',
  trustTitle: 'Does this router have a new key?',
  trustText:
    'Only if it was reset or replaced. On the router, /ip ssh and a look at its label tell you that it is yours.',
  trusted: 'The new key is believed from now on.',
  port: 'SSH port',
  portHint: 'Nearly always 22.',
  portWrong: 'A number from 1 to 65535.',
  more: 'How the box gets in',
  list: 'Kept copies',
  line: (version: string, kilobytes: string) => `RouterOS ${version}, ${kilobytes} KB`,
  compare: 'What changed',
  compareOf: (when: string) => `What changed until ${when}`,
  downloadOf: (when: string) => `Download the copy of ${when}`,
  with: 'Compared with the one of',
  same: 'The two are the same but for what tells of the moment.',
  added: 'added',
  removed: 'removed',
  skipped: (count: number) => `${count} lines alike`,
  tooDifferent: 'The two differ in nearly every line. Download both and compare them there.',
  secrets:
    'A copy holds the passwords of this router. Opening, comparing and downloading one is written into the audit log.',
  onlyOwner: 'Only whoever may see the secrets in them (usually the owner) can open them.',
  restore:
    'On the new router: upload the file, then /import file-name=… in its terminal. Copies hold no certificates and no users.',
};
