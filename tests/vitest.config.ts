import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What every project shares: the import alias of the extension, and JSX as Preact's compiler settings have it. */
const shared: TestProjectInlineConfiguration = {
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};

export default defineConfig({
  root,
  test: {
    // Tests that lean on each other's order are found early.
    sequence: { shuffle: true },
    projects: [
      {
        ...shared,
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture.test.ts'],
          environment: 'node',
          restoreMocks: true,
        },
      },
      {
        ...shared,
        plugins: [WxtVitest()],
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          restoreMocks: true,
        },
      },
      {
        ...shared,
        test: {
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          // The manifest is tested as it was built.
          include: ['tests/e2e/**/*.test.ts', 'tests/manifest.test.ts'],
          environment: 'node',
          restoreMocks: true,
          // Every file drives a browser of its own; two at once only make each other slow.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
