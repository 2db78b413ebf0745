import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/** The longest first: whoever waits for a machine at the end waits for a short one. */
const ORDER = ['power-first', 'update', 'power-second', 'install'];

class LongestFirst extends BaseSequencer {
  async sort(files) {
    const place = ({ moduleId }) => ORDER.indexOf(basename(moduleId, '.image.mjs'));
    return [...files].sort((a, b) => place(a) - place(b));
  }
}

/** `npm run test:image`: builds the appliance and torments it in virtual machines. */
export default defineConfig({
  test: {
    include: ['test/image/*.image.mjs'],
    globalSetup: ['test/image/prepare.mjs'],
    sequence: { sequencer: LongestFirst },
    // A machine that is emulated keeps about one core busy.
    maxWorkers: 2,
    // Without hardware virtualisation a start takes two minutes, on a busy machine five.
    testTimeout: 3_600_000,
    hookTimeout: 1_800_000,
  },
});
