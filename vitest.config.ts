import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['@veridict/source', 'module', 'node', 'development|production'] };
const shared = { resolve, ssr: { resolve } };
const tests = ['packages/*/src/**', 'apps/*/src/**', 'tooling/**', 'examples/**'];

// fast: pure tables, properties, routes without a server. slow: real stores, real engines, processes that are killed.
export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'fast',
          // Pure tests share nothing that could leak, and there is a file a signal: a process each would take minutes.
          isolate: false,
          pool: 'threads',
          // by default one core is left idle, which of two is half of them
          maxWorkers: '100%',
          // a busy machine is no defect; a test that hangs still ends
          testTimeout: 30_000,
          hookTimeout: 30_000,
          include: tests.map((t) => `${t}/*.test.ts`),
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.slow.test.ts', '**/*.browser.test.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'slow',
          include: tests.map((t) => `${t}/*.slow.test.ts`),
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
