import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^~machines\//, replacement: at('./machines/') },
      { find: /^~\//, replacement: at('./app/') },
    ],
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/kit/global-setup.ts'],
    pool: 'forks',
    // loading the portal anew for every file takes longer than its tests do
    isolate: false,
    // pages are drawn by React as it is served
    env: { NODE_ENV: 'production' },
    // as many as there are cores: a run has the machine to itself
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
