import { defineConfig } from 'vite';

/**
 * Two builds of one source: `vite build portal` makes the hashed script and style sheet with
 * their manifest, `vite build portal --ssr` the module which renders pages on the server.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true },
  build: isSsrBuild
    ? {
        outDir: '../dist/portal/server',
        emptyOutDir: true,
        target: 'node20',
        ssr: true,
        rolldownOptions: {
          input: 'server.tsx',
          output: { format: 'es', entryFileNames: 'server.js' },
        },
      }
    : {
        outDir: '../dist/portal/client',
        emptyOutDir: true,
        // Old Androids and KaiOS: no modules, so one classic script.
        target: ['es2017', 'chrome61', 'safari11', 'firefox60'],
        cssTarget: ['chrome61', 'safari11'],
        manifest: 'manifest.json',
        modulePreload: false,
        cssCodeSplit: false,
        assetsDir: 'assets',
        rolldownOptions: { input: 'client.tsx', output: { format: 'iife', name: 'splash' } },
      },
}));
