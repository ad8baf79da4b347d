import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [remix(remixConfig)],
  resolve: {
    alias: [
      { find: /^~machines\//, replacement: at('./machines/') },
      { find: /^~\//, replacement: at('./app/') },
    ],
  },
  css: { preprocessorOptions: { scss: { loadPaths: [at('./node_modules')], quietDeps: true } } },
  build: { assetsInlineLimit: 0, target: 'es2022' },
  server: { fs: { allow: [at('.')] } },
})
