import { defineConfig } from 'vitest/config';

/** `npm run test:image`: builds the appliance and torments it in a virtual machine. */
export default defineConfig({
  test: {
    include: ['test/image/*.image.mjs'],
    fileParallelism: false,
    // Without hardware virtualisation a start takes a minute, on a busy machine several.
    testTimeout: 3_600_000,
    hookTimeout: 1_800_000,
  },
});
