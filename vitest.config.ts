import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'default'] } },
  resolve: { conditions: ['source', 'module', 'node', 'default'] },
  test: {
    include: ['test/**/*.test.ts'],
    // Slow machines, coverage and random designs together.
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      reportOnFailure: true,
      include: ['src/**/*.ts'],
      exclude: ['src/cli/bin.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      thresholds: { statements: 95 },
    },
  },
});
