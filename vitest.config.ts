import { defineConfig } from 'vitest/config';

/** `npm run check` runs the fast half, `npm test` both, `npm run test:long` what takes minutes. */
export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: 'fast', include: ['tests/**/*.test.ts'], exclude: ['tests/{wire,crash,broker,hall}/**', 'tests/**/*.long.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['tests/{wire,crash,broker,hall}/**/*.test.ts'],
          exclude: ['tests/**/*.long.test.ts'],
        },
      },
      { extends: true, test: { name: 'long', include: ['tests/**/*.long.test.ts'], testTimeout: 600_000 } },
    ],
  },
});
