import { defineConfig } from 'vitest/config';

/** `npm run test:image`: builds the appliance and torments it in virtual machines. */
export default defineConfig({
  test: {
    include: ['test/image/*.image.mjs'],
    globalSetup: ['test/image/prepare.mjs'],
    // A machine that is emulated keeps about one core busy.
    maxWorkers: 2,
    // Without hardware virtualisation a start takes two minutes, on a busy machine five.
    testTimeout: 3_600_000,
    hookTimeout: 1_800_000,
  },
});
