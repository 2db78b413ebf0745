/** English: updates of the box. */
export const update = {
  update: {
    title: 'Update',
    link: 'Update the box',
    intro: 'What runs on this box, and a newer version of it.',
    runs: (version: string, sequence: number | null) =>
      sequence === null ? `Version ${version}` : `Version ${version} (number ${sequence})`,
    plainServer:
      'Mlango was installed on this computer by hand. Whoever did that updates it the same way.',
    how: 'Selling pauses for about a minute while the box restarts. If the new version does not work, the old one comes back by itself, with everything that was sold.',
    file: 'Update file',
    fileHint:
      'Its name ends in .update. It may also be put on a USB stick and plugged into the box.',
    upload: 'Install this file',
    uploading: (percent: number) => `Sending the file to the box: ${percent} %`,
    url: 'Or an address on the internet',
    fetch: 'Fetch and install',
    fetching: (megabytes: number) => `The box fetches the update: ${megabytes} MB so far`,
    fetchFailed: (reason: string) => `It could not be fetched. ${reason}`,
    waiting: 'The box looks at the update.',
    states: {
      writing: (version: string, percent: number) => `Version ${version} is written: ${percent} %`,
      restarting: (version: string) =>
        `The box restarts into version ${version}. This page comes back by itself.`,
      failing: (version: string) => `Version ${version} does not work; the box goes back.`,
      installed: (version: string, when: string) => `Version ${version} was installed ${when}.`,
      rolled_back: (version: string, when: string) =>
        `Version ${version} did not work and was taken back ${when}.`,
      refused: (when: string) => `The last update was refused ${when}.`,
    },
    restored: 'Sales are as they were before the update. Payments of those minutes are looked up.',
    reasons: {
      not_an_update: 'The file is not an update for this box.',
      not_signed: 'It is not signed by the makers of this box. Do not use the place it came from.',
      not_newer: 'It is not newer than what runs here.',
      other_machine: 'It is for another kind of machine.',
      too_large: 'It does not fit this box.',
      damaged: 'The file is damaged. Download it again.',
      disk_full: 'The disk has no room for it. Free some space first.',
      on_trial: 'Another update is on trial. Wait a few minutes.',
      failed: 'It could not be written. Try once more.',
    },
  },
};
