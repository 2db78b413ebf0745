import { defineConfig } from 'vitest/config';

/** Unit tests stand beside their code; what crosses modules is in test/. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**'],
    // Two cores: more workers only wait for each other.
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A browser that stalls on a machine with other work refuses no change by itself; what was tried
    // twice is named at the end.
    retry: Number(process.env.MLANGO_TEST_RETRIES ?? 0),
    globalSetup: ['test/support/private-postgres.ts'],
  },
});
